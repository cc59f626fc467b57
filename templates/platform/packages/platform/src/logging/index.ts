export { currentContext, runInContext } from './context.js';
export type { LogContext } from './context.js';
export { createLogger, loggingSettings } from './logger.js';
export type { Logger } from './logger.js';
