export { currentContext, logFields, runInContext } from './context.js';
export type { LogContext } from './context.js';
export { createFailureLog } from './failure-log.js';
export type { FailureLog } from './failure-log.js';
export { createLogger, loggingSettings } from './logger.js';
export type { ErrorHook, Logger, LoggerOptions } from './logger.js';
