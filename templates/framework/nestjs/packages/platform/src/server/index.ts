export { configureServer } from './configure-server.js';
export { createHttpAdapter } from './http-adapter.js';
export { NestLogger } from './nest-logger.js';
export { Operation } from './operation.decorator.js';
export type { AnswerOf, AnswerOnceOf, BodyOf, QueryOf } from './operation.decorator.js';
export { AnswerOnce, CallerAddress, CurrentUser, IfMatch } from './request.decorators.js';
export { principalOf } from './request.js';
export type { FastifyReply as Reply } from 'fastify';
