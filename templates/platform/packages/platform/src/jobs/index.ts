export { createRetentionJob, inBatches, secondsPerDay } from './retention.js';
export type { Job, JobRuns } from './port.js';
export type { Retention, RetentionObserver } from './retention.js';
export { createScheduler } from './scheduler.js';
export type { Scheduler } from './scheduler.js';
export { createTaskQueue, defineTask, taskSubscription } from './task.js';
export type { Task, TaskQueue } from './task.js';
