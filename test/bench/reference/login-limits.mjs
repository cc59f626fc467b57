import { LRUCache } from 'lru-cache';
import { HttpError } from './contract.mjs';

/** Counts failed logins by account and by address, in this process. */
export function createLoginLimits(settings) {
  const { LOGIN_FAILURES_PER_ACCOUNT, LOGIN_FAILURES_PER_IP, LOGIN_FAILURES_WINDOW_SECONDS } = settings;
  const options = { max: 10_000, ttl: LOGIN_FAILURES_WINDOW_SECONDS * 1000, noUpdateTTL: true };
  const [accounts, addresses] = [new LRUCache(options), new LRUCache(options)];

  return {
    assertOpen(account, address) {
      const open =
        (accounts.get(account) ?? 0) < LOGIN_FAILURES_PER_ACCOUNT &&
        (addresses.get(address) ?? 0) < LOGIN_FAILURES_PER_IP;
      if (open) return;
      const headers = { 'retry-after': String(LOGIN_FAILURES_WINDOW_SECONDS) };
      throw new HttpError(429, 'too_many_requests', 'Too many failed logins.', headers);
    },
    failed(account, address) {
      accounts.set(account, (accounts.get(account) ?? 0) + 1);
      addresses.set(address, (addresses.get(address) ?? 0) + 1);
    },
    succeeded: (account) => void accounts.delete(account),
  };
}
