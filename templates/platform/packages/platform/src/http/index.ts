export {
  corsHeaders,
  describesAnswer,
  httpSettings,
  optionsHeaders,
  requestIdOf,
  responseHeaders,
  timingHeaders,
} from './headers.js';
export { beginRequest } from './active-request.js';
export type { ActiveRequest } from './active-request.js';
export { assertPermitted, recognize } from './access.js';
export { answerWithProblem } from './answer-with-problem.js';
export { createAnswerOnce, SettledAnswer } from './answer-once.js';
export type { AnswerOnce } from './answer-once.js';
export { apiDocuments } from './api-documents.js';
export { clientErrorHandler } from './client-error.js';
export type { AnsweredRequest, HttpConventions } from './conventions.js';
export { jsonAnswer } from './endpoint.js';
export type { Answer, Endpoint, StoredAnswer } from './endpoint.js';
export { healthEndpoints } from './health-endpoints.js';
export { createHealth } from './health.js';
export type { Health, HealthCheck } from './health.js';
export { listeningOn } from './http-server.js';
export type { HttpServer } from './http-server.js';
export { etagOf, expectedVersions } from './entity-tags.js';
export type { ExpectedVersions } from './entity-tags.js';
export { createIdempotency, idempotencySettings } from './idempotency.js';
export type { Idempotency, IdempotencyStore, IdempotentRequest } from './idempotency.js';
export { listQuery, pageOf, pageRequest, sortedListQuery, toPage, toPageView } from './lists.js';
export type { Cursor, Page, PageRequest, Sort } from './lists.js';
export { createRateLimit } from './rate-limit.js';
export type { RateLimit } from './rate-limit.js';
export { assertJsonBody, maxBodyBytes, parseJsonBody } from './json-body.js';
export { createNodeServer } from './node-server.js';
export { createOpenApiDocument } from './openapi.js';
export { defineOperation, querySchema } from './operation.js';
export type { Access, Operation, OperationResponse, PathParameters } from './operation.js';
export { pathOf, routerPath } from './paths.js';
export { problemMediaType, toProblem } from './problem.js';
export { MethodNotAllowedError, PayloadTooLargeError, UnsupportedMediaTypeError } from './request-errors.js';
export type { Problem } from './problem.js';
export { parseQuery } from './query.js';
export { readBody } from './read-body.js';
export { clientAddress } from './client-address.js';
export { traceContextOf } from './trace-context.js';
export { stopServer } from './stop-server.js';
export type { StopSettings } from './stop-server.js';
export { toAnswer } from './reply.js';
export type { AnyReply, Reply, UncheckedReply } from './reply.js';
export { createRouteTable } from './route-table.js';
export type { RouteTable } from './route-table.js';
export { validateBody, validateQuery } from './validation.js';
