import type { Workloads } from '../../src/options/workload.js';

/** Workloads that use every property. */
export const everyKindOfWorkload: Workloads = {
  everyProgram: {
    image: 'user-service',
    environment: { NODE_ENV: 'production' },
    volumes: { data: '/app/data' },
  },
  programs: {
    migrate: { command: ['node', 'migrate.js'], runs: 'once', waitsFor: { postgres: 'healthy' } },
    'user-service': {
      environment: { DATABASE_URL: 'postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app' },
      ports: [{ container: 3000, setting: 'PORT' }],
      waitsFor: { migrate: 'completed' },
      stopSeconds: 15,
    },
  },
  servers: {
    postgres: {
      image: 'postgres:18',
      environment: { POSTGRES_USER: 'app', POSTGRES_PASSWORD: '${POSTGRES_PASSWORD}' },
      ports: [{ container: 5432 }],
      volumes: { postgres: '/var/lib/postgresql' },
      health: {
        command: ['pg_isready', '--username', 'app'],
        intervalSeconds: 2,
        timeoutSeconds: 3,
        retries: 15,
      },
      resources: { cpus: 1.5, memoryMegabytes: 512 },
    },
  },
};
