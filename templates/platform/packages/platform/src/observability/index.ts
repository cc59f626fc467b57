export { metricsEndpoint } from './metrics-endpoint.js';
export { createMetrics } from './metrics.js';
export type { Metrics } from './metrics.js';
export { observeCache } from './observed-cache.js';
export { startOpsServer } from './ops-server.js';
export type { OpsServer } from './ops-server.js';
