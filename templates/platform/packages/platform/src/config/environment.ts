import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';

export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Returns the settings as text. The process environment overrides `.env.<NODE_ENV>`, which overrides `.env`. An
 * empty value counts as not set.
 * @param folder the folder of the `.env` files
 */
export function loadEnvironment(folder: string, processEnvironment: Environment): Environment {
  const base = readEnvFile(join(folder, '.env'));
  const stage = processEnvironment['NODE_ENV'] ?? base['NODE_ENV'] ?? 'development';
  const merged = { ...base, ...readEnvFile(join(folder, `.env.${stage}`)), ...processEnvironment };
  return Object.fromEntries(
    Object.entries(merged).filter(([, value]) => value !== undefined && value !== ''),
  );
}

function readEnvFile(file: string): Environment {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}
