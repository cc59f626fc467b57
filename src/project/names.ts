import { builtinModules } from 'node:module';
import { z } from 'zod';

const maxLength = 64;

/** Names that Windows keeps for devices, whatever extension follows. */
const deviceName = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?$/;

const reserved = new Set(['node_modules', 'favicon.ico', 'test', ...builtinModules]);

/**
 * The name of a generated project: its package name, the name of its Compose project and of its image.
 * The rule is the part that npm, Docker, Kubernetes and every file system have in common.
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

/** The first thing wrong with a name, as the end of a sentence that starts with the name; `null` when it is fine. */
export function nameFault(name: string): string | null {
  const result = projectName.safeParse(name);
  return result.success ? null : (result.error.issues[0]?.message ?? 'is not a valid name');
}

/** A valid name that looks like `name`, to be offered in an error; `null` when nothing of it can be kept. */
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
