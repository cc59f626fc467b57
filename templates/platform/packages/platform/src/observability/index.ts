export { createMetrics, metricsEndpoint, observeCache } from './metrics.js';
export type { Metrics } from './metrics.js';
export { startOpsServer } from './ops-server.js';
export type { OpsServer } from './ops-server.js';
