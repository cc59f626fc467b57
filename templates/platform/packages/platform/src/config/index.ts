export { loadEnvironment, parseSettings, SettingsError } from './settings.js';
export type { Environment } from './settings.js';
export { integer, list, secret, webOrigin } from './types.js';
