import process from 'node:process';
import { pino } from 'pino';
import { context } from './context.mjs';
import { requestDuration } from './metrics.mjs';

export const logger = pino(
  {
    level: process.env['LOG_LEVEL'] ?? 'info',
    base: { service: 'user-service' },
    mixin: () => ({ ...context.getStore() }),
  },
  pino.destination({ dest: 1, sync: true }),
);

/** Records the duration of an answered request and logs it. */
export function requestAnswered({ id, userId, method, url, route = 'none', status, ms }) {
  requestDuration.observe({ method, route, status }, ms / 1000);
  const [path] = url.split('?', 1);
  logger.info({ requestId: id, userId, method, path, status, ms: Math.round(ms) }, 'Request answered');
}
