import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { SecretKind } from '../options/contribution.js';
import type { ChangeSet } from './change-set.js';

/**
 * Returns the placeholder of a secret. Trees, diffs and JSON output contain only slots; the value is generated when the
 * file is written.
 */
export function secretSlot(kind: SecretKind): string {
  return `<<secret:${kind}>>`;
}

const slotPattern = /<<secret:([a-z0-9-]+)>>/g;

const makers: Record<SecretKind, () => string> = {
  // PKCS #8 in DER, as base64 on one line, for a `.env` file.
  'ed25519-private-key': () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  password: () => randomBytes(18).toString('base64url'),
  'random-256': () => randomBytes(32).toString('base64url'),
};

/** Returns the content with every slot replaced by a new random secret. */
export function fillSecrets(content: string): string {
  return content.replaceAll(slotPattern, (_slot, kind: SecretKind) => makers[kind]());
}

/** @throws Error when a file that other users can read contains a secret slot. */
export function assertSecretsArePrivate(changes: ChangeSet): void {
  for (const { path, after } of changes) {
    if (after !== null && (after.mode & 0o077) !== 0 && after.content.search(slotPattern) !== -1) {
      throw new Error(`${path} contains a secret but is readable by other users`);
    }
  }
}
