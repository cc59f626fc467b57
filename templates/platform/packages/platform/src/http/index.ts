// Four folders, each of which imports only those before it: contract, request, answer, ops.

export { httpSettings } from './conventions.js';
export type { AnsweredRequest, HttpConventions } from './conventions.js';

export { listQuery, pageOf, pageRequest, sortedListQuery, toPage, toPageView } from './contract/lists.js';
export type { Cursor, Page, PageRequest, Sort } from './contract/lists.js';
export { createOpenApiDocument } from './contract/openapi.js';
export { defineOperation, querySchema } from './contract/operation.js';
export type { Access, Operation, OperationResponse, PathParameters } from './contract/operation.js';
export { createRouteTable, pathOf, routerPath } from './contract/paths.js';
export type { RouteTable } from './contract/paths.js';
export { problemMediaType } from './contract/problems.js';
export type { Problem } from './contract/problems.js';

export { beginRequest, requestIdOf } from './request/active-request.js';
export type { ActiveRequest } from './request/active-request.js';
export { assertJsonBody, maxBodyBytes, parseJsonBody, readBody } from './request/body.js';
export { assertPermitted, createRateLimit, recognize } from './request/checks.js';
export type { RateLimit } from './request/checks.js';
export { clientAddress } from './request/client-address.js';
export { MethodNotAllowedError, PayloadTooLargeError, UnsupportedMediaTypeError } from './request/errors.js';
export { traceContextOf } from './request/trace-context.js';
export { parseQuery, validateBody, validateQuery } from './request/validation.js';

export { createAnswerOnce, SettledAnswer } from './answer/answer-once.js';
export type { AnswerOnce } from './answer/answer-once.js';
export { jsonAnswer, toAnswer } from './answer/answer.js';
export type { Answer, AnyReply, Endpoint, Reply, StoredAnswer, UncheckedReply } from './answer/answer.js';
export {
  corsHeaders,
  describesAnswer,
  etagOf,
  expectedVersions,
  optionsHeaders,
  responseHeaders,
  timingHeaders,
} from './answer/headers.js';
export type { ExpectedVersions } from './answer/headers.js';
export { createIdempotency, idempotencySettings } from './answer/idempotency.js';
export type { Idempotency, IdempotencyStore, IdempotentRequest } from './answer/idempotency.js';
export { toProblem } from './answer/problem.js';

export { apiDocuments } from './ops/api-documents.js';
export { healthEndpoints } from './ops/health-endpoints.js';
export { createHealth } from './ops/health.js';
export type { Health, HealthCheck } from './ops/health.js';
export { createNodeServer, listeningOn } from './ops/node-server.js';
export type { HttpServer } from './ops/node-server.js';
export { answerWithProblem, clientErrorHandler } from './ops/raw-problems.js';
export { stopServer } from './ops/stop-server.js';
export type { StopSettings } from './ops/stop-server.js';
