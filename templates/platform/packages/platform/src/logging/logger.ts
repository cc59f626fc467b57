import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { z } from 'zod';
import { currentContext, logFields } from './context.js';
import type { LogContext } from './context.js';

export type Logger = pino.Logger;

export const loggingSettings = {
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  LOG_FILE: z.string().optional(),
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

/** Called for every logged error, to report it to an error tracker. Must not throw. */
export type ErrorHook = (error: unknown, context: LogContext | undefined) => void;

export interface LoggerOptions {
  /** Replaces standard output. */
  destination?: DestinationStream;
  onError?: ErrorHook;
}

/**
 * Logs JSON lines in production and readable lines in development, each with its request id. Secrets are redacted
 * by key, up to two levels deep. `LOG_FILE` receives a copy as JSON lines.
 */
export function createLogger(
  settings: { NODE_ENV: string; LOG_LEVEL: string; LOG_FILE?: string | undefined; service: string },
  { destination, onError }: LoggerOptions = {},
): Logger {
  const options: pino.LoggerOptions = {
    level: settings.LOG_LEVEL,
    base: { service: settings.service },
    mixin: () => logFields(currentContext() ?? {}),
    redact: [
      ...secretKeys.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]),
      ...headers.flatMap((key) => (key.startsWith('[') ? [`*.headers${key}`] : [`*.headers.${key}`])),
    ],
    ...(onError && { hooks: { logMethod: reporting(onError) } }),
  };
  if (destination) return pino(options, destination);
  return settings.NODE_ENV === 'development'
    ? pino({ ...options, transport: { targets: developmentTargets(settings) } })
    : pino(options, productionStream(settings.LOG_FILE));
}

function developmentTargets(settings: {
  LOG_LEVEL: string;
  LOG_FILE?: string | undefined;
}): pino.TransportTargetOptions[] {
  const { LOG_LEVEL: level, LOG_FILE: destination } = settings;
  const readable = { ignore: 'pid,hostname,service', translateTime: 'HH:MM:ss', singleLine: true };
  return [
    { target: 'pino-pretty', level, options: readable },
    ...(destination ? [{ target: 'pino/file', level, options: { destination, mkdir: true } }] : []),
  ];
}

/** Synchronous: buffered lines would be lost in a crash, and would block the exit if standard output is closed. */
function productionStream(file: string | undefined): DestinationStream {
  const output = pino.destination({ dest: 1, sync: true });
  if (!file) return output;
  const level = 'trace';
  return pino.multistream([
    { level, stream: output },
    { level, stream: pino.destination({ dest: file, sync: true, mkdir: true }) },
  ]);
}

function reporting(onError: ErrorHook): NonNullable<NonNullable<pino.LoggerOptions['hooks']>['logMethod']> {
  return function logMethod(args, method, level) {
    const [first] = args as unknown[];
    const error = first instanceof Error ? first : (first as { err?: unknown } | null)?.err;
    if (level >= errorLevel && error !== undefined) onError(error, currentContext());
    method.apply(this, args);
  };
}

const errorLevel = 50;
