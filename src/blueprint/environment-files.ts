import type { EnvironmentKey } from '../options/contribution.js';
import { environmentGroups } from '../options/contribution.js';
import { escapers } from '../render/escapers.js';
import { secretKinds, secretSlot } from '../tree/secrets.js';
import type { SecretKind } from '../tree/secrets.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';

export type Environment = Readonly<Record<string, EnvironmentKey>>;

/**
 * Returns `.env`, which contains secret slots and is never committed, and `.env.example`, which lists every setting.
 * @param runScript command with which the chosen package manager runs a script
 * @throws Error when a placeholder is invalid or one name has two kinds; both are bugs in this package
 */
export function environmentFiles(environment: Environment, runScript: string): [string, TreeFile][] {
  const settings = write(environment);
  const example = `# Every setting. \`${runScript} env:create\` creates .env from this file, with a new secret for every "replace-me-…".`;
  const actual = '# Settings and secrets of this machine. Not committed.';
  return [
    ['.env', { content: `${actual}\n${withSlots(settings)}`, mode: fileMode.private }],
    ['.env.example', { content: `${example}\n${settings}`, mode: fileMode.plain }],
  ];
}

function write(environment: Environment): string {
  const sections = environmentGroups.map((group) => {
    const keys = Object.entries(environment).filter(([, key]) => key.group === group);
    const lines = keys.map(([name, key]) => `# ${key.comment}\n${assignment(name, key)}\n`);
    return keys.length === 0 ? '' : `\n## ${group}\n${lines.join('')}`;
  });
  return sections.join('');
}

function assignment(name: string, { example, optional }: EnvironmentKey): string {
  const line = `${name}=${escapers.env(example)}`;
  return optional ? `# ${line}` : line;
}

const placeholder = new RegExp(`replace-me-(${secretKinds.join('|')})-([a-z]+)`, 'g');

/** Returns the settings with a secret slot for every placeholder. */
function withSlots(settings: string): string {
  const kinds = new Map<string, string>();
  const text = settings.replaceAll(placeholder, (_text, kind: SecretKind, name: string) => {
    const known = kinds.get(name) ?? kind;
    if (known !== kind) throw new Error(`The secret ${name} has two kinds: ${known} and ${kind}`);
    kinds.set(name, kind);
    return secretSlot(kind, name);
  });
  const [wrong] = /.*replace-me.*/.exec(text) ?? [];
  if (wrong !== undefined) throw new Error(`Not a placeholder of a secret: ${wrong}`);
  return text;
}
