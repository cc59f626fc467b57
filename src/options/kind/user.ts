import type { ServiceKind } from '../descriptor.js';
import { userEnvironment } from './user-environment.js';

const command = (name: string): string =>
  `node --enable-source-maps services/__service__/dist/commands/${name}.js`;

export const userKind: ServiceKind = {
  value: 'user',
  description: 'registration, sessions, roles, user administration and an audit log',
  templates: 'kind/user',
  modules: [
    { name: 'users', needs: [], migration: 1 },
    { name: 'auth', needs: ['users'], migration: 2 },
    { name: 'audit', needs: [], migration: 3 },
  ],
  contributes: {
    environment: userEnvironment,
    scripts: {
      'admin:grant': command('grant-admin'),
      'audit:erase': command('erase-audit'),
      'test:load': 'node services/__service__/test/load/load.mjs',
    },
  },
};
