export { currentContext, logFields, runInContext } from './context.js';
export type { LogContext } from './context.js';
export { createLogger, loggingSettings } from './logger.js';
export type { ErrorHook, Logger, LoggerOptions } from './logger.js';
