import type { EnvironmentKey } from '../contribution.js';

/** The settings of accounts, sessions and the audit log. */
export const userEnvironment: Record<string, EnvironmentKey> = {
  AUTH_SIGNING_KEY: {
    group: 'Security',
    comment: 'Ed25519 private key that signs access tokens (PKCS #8, DER, base64).',
    example: 'replace-me-key-auth',
  },
  ACCESS_TOKEN_TTL_SECONDS: {
    group: 'Security',
    comment: 'Lifetime of an access token, in seconds.',
    example: '900',
    optional: true,
  },
  REFRESH_TOKEN_TTL_SECONDS: {
    group: 'Security',
    comment: 'Absolute lifetime of a session, in seconds.',
    example: '2592000',
    optional: true,
  },
  REFRESH_TOKEN_IDLE_SECONDS: {
    group: 'Security',
    comment: 'Idle timeout of a session, in seconds. A refresh restarts it.',
    example: '1209600',
    optional: true,
  },
  MAX_SESSIONS_PER_USER: {
    group: 'Security',
    comment: 'Maximum number of sessions per user. A login above the limit ends the oldest session.',
    example: '100',
    optional: true,
  },
  LOGIN_FAILURES_PER_ACCOUNT: {
    group: 'Security',
    comment: 'Failed logins per account and window before the account is locked.',
    example: '5',
    optional: true,
  },
  LOGIN_FAILURES_PER_IP: {
    group: 'Security',
    comment: 'Failed logins per client address and window before the address is locked out.',
    example: '20',
    optional: true,
  },
  LOGIN_FAILURES_WINDOW_SECONDS: {
    group: 'Security',
    comment: 'Length of the window of both limits, in seconds.',
    example: '900',
    optional: true,
  },
  ADMIN_EMAIL: {
    group: 'Security',
    comment: 'E-mail address of the first administrator, whom `db:seed` creates.',
    example: 'admin@example.com',
  },
  ADMIN_PASSWORD: {
    group: 'Security',
    comment: 'Password of the first administrator, 12 to 128 characters.',
    example: 'replace-me-password-admin',
  },
  SESSION_RETENTION_DAYS: {
    group: 'Database',
    comment: 'Retention of ended sessions and expired refresh tokens, in days.',
    example: '7',
    optional: true,
  },
  AUDIT_RETENTION_DAYS: {
    group: 'Database',
    comment: 'Retention of audit entries, in days; 0 keeps them forever.',
    example: '365',
    optional: true,
  },
};
