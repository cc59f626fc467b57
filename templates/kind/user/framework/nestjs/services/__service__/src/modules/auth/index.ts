export { Authenticate } from './application/sessions.js';
export { AuthModule } from './auth.module.js';
