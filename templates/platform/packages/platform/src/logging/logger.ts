import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { z } from 'zod';
import { currentContext } from './context.js';

export type Logger = pino.Logger;

export const loggingSettings = {
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
};

const secretKeys = [
  'password',
  'currentPassword',
  'newPassword',
  'passwordHash',
  'accessToken',
  'refreshToken',
];
const headers = ['authorization', 'cookie', '["set-cookie"]'];

/**
 * Lines of JSON in production, readable lines in development; every line with the id of the request it belongs to.
 * Secrets are redacted by key, up to two levels deep.
 */
export function createLogger(
  settings: { NODE_ENV: string; LOG_LEVEL: string; service: string },
  destination?: DestinationStream,
): Logger {
  const readable = settings.NODE_ENV === 'development' && !destination;
  const options = {
    level: settings.LOG_LEVEL,
    base: { service: settings.service },
    mixin: () => ({ ...currentContext() }),
    redact: [
      ...secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      ...headers.flatMap((key) => (key.startsWith('[') ? [`*.headers${key}`] : [`*.headers.${key}`])),
    ],
    ...(readable && {
      transport: {
        target: 'pino-pretty',
        options: { ignore: 'pid,hostname,service', translateTime: 'HH:MM:ss', singleLine: true },
      },
    }),
  };
  if (readable) return pino(options);
  // Synchronous: what is flushed only at the exit is lost in a crash, and stops the exit when nobody reads any more.
  return pino(options, destination ?? pino.destination({ dest: 1, sync: true }));
}
