export { AnswerOnce, CallerAddress, CurrentUser, IfMatch, Operation } from './decorators.js';
export type { AnswerOf, AnswerOnceOf, BodyOf, QueryOf } from './decorators.js';
export { configureServer, createHttpAdapter } from './http-server.js';
export { NestLogger } from './nest-logger.js';
export { principalOf } from './request.js';
export type { FastifyReply as Reply } from 'fastify';
