import { AsyncLocalStorage } from 'node:async_hooks';

/** Whose request is being answered, for every line of the log that is written meanwhile, wherever it is written. */
export const context = new AsyncLocalStorage();
