import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { SecretKind } from '../options/contribution.js';
import type { ChangeSet } from './change-set.js';

/**
 * The place of a secret in a file. Slots are all that the deterministic tree, a diff or JSON output ever hold;
 * the value is made while the file is written.
 */
export function secretSlot(kind: SecretKind): string {
  return `<<secret:${kind}>>`;
}

const slotPattern = /<<secret:([a-z0-9-]+)>>/g;

const makers: Record<SecretKind, () => string> = {
  // PKCS #8 in DER, as base64: one line, so that it fits a `.env` file.
  'ed25519-private-key': () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  password: () => randomBytes(18).toString('base64url'),
  'random-256': () => randomBytes(32).toString('base64url'),
};

/** The content with every slot filled, each with a value of its own. */
export function fillSecrets(content: string): string {
  return content.replaceAll(slotPattern, (_slot, kind: SecretKind) => makers[kind]());
}

/** @throws when a file that others may read holds a slot. */
export function assertSecretsArePrivate(changes: ChangeSet): void {
  for (const { path, after } of changes) {
    if (after !== null && (after.mode & 0o077) !== 0 && after.content.search(slotPattern) !== -1) {
      throw new Error(`${path} holds a secret but is readable by others`);
    }
  }
}
