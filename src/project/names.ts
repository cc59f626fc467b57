import { builtinModules } from 'node:module';
import { z } from 'zod';

const maxLength = 64;

/** Device names that Windows reserves, with any extension. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/;

const reserved = new Set(['node_modules', 'favicon.ico', 'test', ...builtinModules]);

/**
 * The name of a generated project, also used for its package, its Compose project and its image.
 * The rules are the intersection of the rules of npm, Docker, Kubernetes and common file systems.
 */
export const projectName = z
  .string()
  .min(1, 'is empty')
  .max(maxLength, `is longer than ${maxLength} characters`)
  .regex(/^[a-z]/, 'does not start with a lower-case letter (a-z)')
  .regex(/^[a-z0-9-]*$/, 'has characters other than a-z, 0-9 and -')
  .regex(/[a-z0-9]$/, 'ends with -')
  .refine((name) => !deviceName.test(name), 'is a device name on Windows')
  .refine((name) => !reserved.has(name), 'is reserved by Node.js or npm');

/** Returns the first error of a name, as a predicate that completes "<name> …"; `null` when the name is valid. */
export function nameFault(name: string): string | null {
  const result = projectName.safeParse(name);
  return result.success ? null : (result.error.issues[0]?.message ?? 'is not a valid name');
}

/** Returns a similar valid name to suggest in an error message; `null` when no valid name can be derived. */
export function similarName(name: string): string | null {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
    .slice(0, maxLength)
    .replace(/-+$/, '');
  if (slug === '') return null;
  return nameFault(slug) === null ? slug : nameFault(`${slug}-app`) === null ? `${slug}-app` : null;
}
