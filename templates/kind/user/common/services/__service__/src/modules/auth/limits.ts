import type { Settings } from '../../settings.js';
import type { LoginLimitSettings } from './application/login-limits.js';
import type { SessionLimits } from './domain/session.js';

export function sessionLifetimes(settings: Settings): SessionLimits {
  return {
    absoluteSeconds: settings.REFRESH_TOKEN_TTL_SECONDS,
    idleSeconds: settings.REFRESH_TOKEN_IDLE_SECONDS,
    maxPerUser: settings.MAX_SESSIONS_PER_USER,
  };
}

export function loginLimits(settings: Settings): LoginLimitSettings {
  return {
    failuresPerAccount: settings.LOGIN_FAILURES_PER_ACCOUNT,
    failuresPerAddress: settings.LOGIN_FAILURES_PER_IP,
    windowSeconds: settings.LOGIN_FAILURES_WINDOW_SECONDS,
  };
}
