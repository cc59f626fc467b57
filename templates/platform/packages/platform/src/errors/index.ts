export * from './application-errors.js';
export * from './infrastructure-errors.js';
