import { AsyncLocalStorage } from 'node:async_hooks';

/** The context of the current request, which is added to every log line. */
export const context = new AsyncLocalStorage();
