export { email, normalizeEmail } from './email.js';
export { bigInteger, decimal, fromUnits, queryFlag, queryInteger } from './numbers.js';
export { jsonDocument } from './json-document.js';
export type { JsonDocument } from './json-document.js';
export { calendarDate, httpUrl, line, text, utcTime, uuid } from './strings.js';
