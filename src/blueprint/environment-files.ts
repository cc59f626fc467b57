import type { EnvironmentKey } from '../options/contribution.js';
import { environmentGroups } from '../options/contribution.js';
import { escapers } from '../render/escapers.js';
import { secretSlot } from '../tree/secrets.js';
import type { TreeFile } from '../tree/tree.js';
import { fileMode } from '../tree/tree.js';

export type Environment = Readonly<Record<string, EnvironmentKey>>;

/**
 * Returns `.env`, which contains secret slots and is never committed, and `.env.example`, which lists every setting.
 * @param runScript command with which the chosen package manager runs a script
 */
export function environmentFiles(environment: Environment, runScript: string): [string, TreeFile][] {
  const example = write(
    environment,
    `# Every setting. \`${runScript} env:create\` creates .env from this file, with a new secret for every "replace-me".`,
    (key) => key.example,
  );
  const actual = write(environment, '# Settings and secrets of this machine. Not committed.', (key) =>
    key.secret ? secretSlot(key.secret) : key.example,
  );
  return [
    ['.env', { content: actual, mode: fileMode.private }],
    ['.env.example', { content: example, mode: fileMode.plain }],
  ];
}

function write(environment: Environment, heading: string, valueOf: (key: EnvironmentKey) => string): string {
  const sections = environmentGroups.map((group) => {
    const keys = Object.entries(environment).filter(([, key]) => key.group === group);
    const lines = keys.map(([name, key]) => `# ${key.comment}\n${assignment(name, key, valueOf(key))}\n`);
    return keys.length === 0 ? '' : `\n## ${group}\n${lines.join('')}`;
  });
  return `${heading}\n${sections.join('')}`;
}

function assignment(name: string, key: EnvironmentKey, value: string): string {
  const text = key.secret ? value : escapers.env(value);
  return key.optional ? `# ${name}=${text}` : `${name}=${text}`;
}
