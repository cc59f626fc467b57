export { createServer } from './server.js';
export type { Served } from './server.js';
export { principalOf } from './request.js';
export { answerOnce, route } from './route.js';
export type { App, Routes } from './route.js';
