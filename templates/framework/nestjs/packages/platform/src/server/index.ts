export { AnswerOnce, CallerAddress, Controller, CurrentUser, IfMatch, Operation } from './decorators.js';
export type { AnswerOf, AnswerOnceOf, BodyOf, QueryOf } from './decorators.js';
export { configureServer, createHttpAdapter } from './http-server.js';
export { NestLogger } from './nest-logger.js';
export { provide, token } from './provide.js';
export type { Token } from './provide.js';
export { principalOf } from './request.js';
export type { FastifyReply as Reply } from 'fastify';
