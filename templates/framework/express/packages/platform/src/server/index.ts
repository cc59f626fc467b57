export { createServer } from './server.js';
export type { Served } from './server.js';
export { route } from './route.js';
export type { Handler, Input, Routes } from './route.js';
