export { bigInteger, queryFlag, queryInteger } from './numbers.js';
export { fromUnits } from './decimal-units.js';
export { decimal } from './decimal.js';
export { email, normalizeEmail } from './email.js';
export { jsonDocument } from './json-document.js';
export type { JsonDocument } from './json-document.js';
export { line, text } from './text.js';
export { calendarDate, utcTime } from './times.js';
export { httpUrl, uuid } from './identifiers.js';
