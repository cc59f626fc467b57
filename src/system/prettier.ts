import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The used part of Prettier's API. Loaded from the project, so that its version and settings apply. */
interface Prettier {
  resolveConfig(file: string): Promise<{ printWidth?: number } | null>;
  check(source: string, options: object): Promise<boolean>;
  format(source: string, options: object): Promise<string>;
}

const usualWidth = 80;
/** The width of generated projects, assumed when Prettier is not installed. */
const generatedWidth = 110;

/**
 * Returns the edited content, formatted with the project's Prettier if the edit added a line that is too long or removed
 * parts, and the file was formatted before.
 * @param root the root of the project
 * @param path the absolute path of the file
 * @param shrinks whether parts were removed, so that a shorter list may fit on one line again
 * @returns `null` when the content needs formatting and Prettier is not installed
 */
export async function keepFormatted(
  root: string,
  path: string,
  before: string,
  after: string,
  { shrinks }: { shrinks: boolean },
): Promise<string | null> {
  const longest = Math.max(...addedLines(before, after).map(({ length }) => length), 0);
  if (longest <= usualWidth && !shrinks) return after;
  const prettier = await load(root);
  if (!prettier) return longest <= generatedWidth ? after : null;
  const { printWidth = usualWidth } = (await prettier.resolveConfig(path)) ?? {};
  return longest <= printWidth && !shrinks ? after : formatLike(prettier, path, before, after);
}

async function formatLike(prettier: Prettier, path: string, before: string, after: string): Promise<string> {
  const options = { ...(await prettier.resolveConfig(path)), filepath: path };
  return (await prettier.check(before, options)) ? prettier.format(after, options) : after;
}

function addedLines(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !known.has(line));
}

async function load(root: string): Promise<Prettier | null> {
  try {
    const path = createRequire(join(root, 'package.json')).resolve('prettier');
    const { default: prettier } = (await import(pathToFileURL(path).href)) as { default: Prettier };
    return prettier;
  } catch {
    return null;
  }
}
