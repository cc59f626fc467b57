// Creates .env from .env.example, with a secret for every `replace-me-<kind>-<name>`: one name is one secret.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const makers = {
  key: () =>
    generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  password: () => randomBytes(18).toString('base64url'),
  secret: () => randomBytes(32).toString('base64url'),
};

const secrets = new Map();
const secretOf = (placeholder, kind) => {
  const secret = secrets.get(placeholder) ?? makers[kind]();
  secrets.set(placeholder, secret);
  return secret;
};

const text = readFileSync('.env.example', 'utf8').replaceAll(
  /replace-me-(key|password|secret)-[a-z]+/g,
  secretOf,
);

try {
  writeFileSync('.env', text, { flag: 'wx', mode: 0o600 });
  console.log('Created .env.');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error('.env already exists and was not changed. Delete it first to create a new one.');
  process.exitCode = 1;
}
