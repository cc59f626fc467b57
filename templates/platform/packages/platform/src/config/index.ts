export { loadEnvironment } from './environment.js';
export type { Environment } from './environment.js';
export { parseSettings, SettingsError } from './settings.js';
export { integer, list, secret, webOrigin } from './types.js';
