// Creates .env from .env.example, with a new secret for every "replace-me".
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const signingKey = () =>
  generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
const random = () => randomBytes(32).toString('base64url');

const text = readFileSync('.env.example', 'utf8').replaceAll(
  /^(\w+)=replace-me$/gm,
  (_line, key) => `${key}=${key.endsWith('SIGNING_KEY') ? signingKey() : random()}`,
);

try {
  writeFileSync('.env', text, { flag: 'wx', mode: 0o600 });
  console.log('Created .env.');
} catch (error) {
  if (error.code !== 'EEXIST') throw error;
  console.error('.env already exists and was not changed. Delete it first to create a new one.');
  process.exitCode = 1;
}
