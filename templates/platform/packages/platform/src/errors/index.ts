export * from './application-errors.js';
export * from './infrastructure-errors.js';
export * from './record-errors.js';
