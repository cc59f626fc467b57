export type { PasswordRules } from './application/register-user.js';
export type { UserRepository } from './application/ports.js';
export type { User } from './domain/user.js';
export { newPassword } from './presentation/user-input.js';
export { PASSWORD_RULES, USER_REPOSITORIES, UsersModule } from './users.module.js';
