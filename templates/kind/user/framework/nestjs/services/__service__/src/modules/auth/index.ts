export { Authenticate } from './application/authenticate.js';
export { AuthModule } from './auth.module.js';
