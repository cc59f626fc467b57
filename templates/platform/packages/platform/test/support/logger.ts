import { createLogger } from '@repo/platform/logging';

export const silentLogger = createLogger({ NODE_ENV: 'test', LOG_LEVEL: 'silent', service: 'test' });
