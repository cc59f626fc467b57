import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { ChangeSet } from './change-set.js';

/** How a secret is generated. The characters of a password and of a secret are safe in a URL. */
export const secretKinds = ['key', 'password', 'secret'] as const;
export type SecretKind = (typeof secretKinds)[number];

/**
 * Returns the placeholder of a secret. Trees, diffs and JSON output contain only slots; the value is generated when the
 * file is written.
 * @param name lower-case letters; equal names of a change set get the same value
 */
export function secretSlot(kind: SecretKind, name: string): string {
  return `<<secret:${kind}:${name}>>`;
}

const slotPattern = /<<secret:([a-z]+):[a-z]+>>/g;

// `create-env.mjs` of a project generates the same kinds.
const makers: Record<SecretKind, () => string> = {
  // An Ed25519 private key: PKCS #8 in DER, as base64 on one line, for a `.env` file.
  key: () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  password: () => randomBytes(18).toString('base64url'),
  secret: () => randomBytes(32).toString('base64url'),
};

/** Returns a function that replaces the slots in a content with random secrets, and equal slots with the same one. */
export function createSecretFiller(): (content: string) => string {
  const secrets = new Map<string, string>();
  const secretOf = (slot: string, kind: SecretKind): string => {
    const secret = secrets.get(slot) ?? makers[kind]();
    secrets.set(slot, secret);
    return secret;
  };
  return (content) => content.replaceAll(slotPattern, secretOf);
}

/** @throws Error when a file that other users can read contains a secret slot. */
export function assertSecretsArePrivate(changes: ChangeSet): void {
  for (const { path, after } of changes) {
    if (after !== null && (after.mode & 0o077) !== 0 && after.content.search(slotPattern) !== -1) {
      throw new Error(`${path} contains a secret but is readable by other users`);
    }
  }
}
