export type { PasswordRules } from './application/register-user.js';
export type { UserRepository } from './application/ports.js';
export { normalizeEmail } from './domain/email.js';
export type { User } from './domain/user.js';
export { email, newPassword } from './presentation/user-input.js';
export { PASSWORD_RULES, USER_REPOSITORIES, UsersModule } from './users.module.js';
