import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';

/** Lists every invalid setting at once. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly faults: readonly string[]) {
    super(`Bad settings:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/**
 * Parses typed settings from the environment. Each key can also be given as `<KEY>_FILE`, the path of a file that
 * holds the value, which is how containers mount secrets.
 * @throws SettingsError with one line per invalid key; values are never shown because they may be secret
 */
export function parseSettings<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment,
): z.output<z.ZodObject<Shape>> {
  const faults: string[] = [];
  const values = Object.fromEntries(
    Object.keys(shape).map((key) => [key, environment[key] ?? readMounted(key, environment, faults)]),
  );
  const result = z.object(shape).safeParse(values);
  if (!result.success) faults.push(...result.error.issues.map((issue) => describe(issue, values)));
  if (environment['NODE_ENV'] === 'production') faults.push(...placeholders(values));
  if (!result.success || faults.length > 0) throw new SettingsError(faults);
  return result.data;
}

function readMounted(key: string, environment: Environment, faults: string[]): string | undefined {
  const file = environment[`${key}_FILE`];
  if (file === undefined) return undefined;
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    faults.push(`${key}_FILE: cannot be read (${(error as NodeJS.ErrnoException).code})`);
    return undefined;
  }
}

function describe(issue: z.core.$ZodIssue, values: Environment): string {
  const [key = '', index] = issue.path.map(String);
  const entry = index === undefined ? '' : `entry ${Number(index) + 1} `;
  return `${key}: ${values[key] === undefined ? 'is missing' : `${entry}${issue.message}`}`;
}

function placeholders(values: Environment): string[] {
  return Object.entries(values)
    .filter(([, value]) => /replace-me|^(replaceme|change-?me|secret|password)/i.test(value ?? ''))
    .map(([key]) => `${key}: is a placeholder, which production does not allow`);
}

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
