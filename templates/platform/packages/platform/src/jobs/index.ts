export type { Job, JobRuns } from './port.js';
export { createScheduler } from './scheduler.js';
export type { Scheduler } from './scheduler.js';
export { createTaskQueue, defineTask, taskSubscription } from './task.js';
export type { Task, TaskQueue } from './task.js';
