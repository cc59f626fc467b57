export { answerOnce } from './answer-once.js';
export { createServer } from './server.js';
export type { Served } from './server.js';
export { principalOf } from './request.js';
export { route } from './route.js';
export type { App, Routes } from './route.js';
