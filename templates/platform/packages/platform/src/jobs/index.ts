export type { Job, JobRuns } from './port.js';
export { createScheduler } from './scheduler.js';
export type { Scheduler } from './scheduler.js';
