import { readFileSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import type { Document } from 'yaml';
import { parsePreset } from '../../project/preset.js';
import type { Preset } from '../../project/preset.js';
import { commit } from '../../tree/commit.js';
import { contentOf, entryAt } from '../../tree/files.js';
import { fileMode } from '../../tree/tree.js';
import { usageFailure } from '../terminal/failure.js';

/** Reads a preset from a JSON or YAML file. @throws Failure (usage) with all errors and positions when it is invalid */
export function readPreset(file: string): Preset {
  // JSON is valid YAML, and the YAML parser reports line numbers.
  const document = parseDocument(textOf(file), { prettyErrors: true });
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, linePos }) => ({
      path: linePos ? `line ${linePos[0].line}, column ${linePos[0].col}` : '',
      reason: message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message,
    }));
    throw broken(file, faults);
  }
  const result = parsePreset(valueOf(document, file));
  if ('faults' in result) throw broken(file, result.faults);
  return result.preset;
}

/** Limits the aliases, which can expand a small file to a huge value. */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 10 });
  } catch (error) {
    throw broken(file, [{ path: '', reason: error instanceof Error ? error.message : String(error) }]);
  }
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason =
      code === 'ENOENT' ? 'the file does not exist' : code === 'EISDIR' ? 'it is a directory' : code;
    throw usageFailure('unreadable_preset', `The preset ${file} cannot be read: ${reason}.`);
  }
}

function broken(file: string, faults: readonly { path: string; reason: string }[]): Error {
  const lines = faults.map(({ path, reason }) => `  ${path === '' ? reason : `${path}: ${reason}`}`);
  return usageFailure(
    'broken_preset',
    `The preset ${file} is invalid:\n${lines.join('\n')}`,
    'Run create-enterprise-app list to show all choices.',
    { faults },
  );
}

/**
 * Checks that a preset can be saved without overwriting another file.
 * @throws Failure (usage) when the file exists with different content
 */
export function assertCanSave(file: string, preset: Preset): void {
  const there = entryAt(file);
  if (there !== null && (!there.isFile() || contentOf(file)?.toString() !== textFor(file, preset))) {
    throw usageFailure(
      'preset_exists',
      `${file} already exists with different content.`,
      'Choose another file for --save-config, or remove this one.',
    );
  }
}

/**
 * Saves a preset to a new file, as YAML or JSON by its extension.
 * @throws Failure when the file exists with different content; CommitRefused or a file system error when it cannot be written
 */
export async function savePreset(file: string, preset: Preset): Promise<void> {
  assertCanSave(file, preset);
  if (entryAt(file) !== null) return;
  const path = resolve(file);
  const after = { content: textFor(file, preset), mode: fileMode.plain };
  await commit([{ path: basename(path), before: null, after }], dirname(path));
}

function textFor(file: string, preset: Preset): string {
  const isYaml = ['.yaml', '.yml'].includes(extname(file).toLowerCase());
  return isYaml ? stringify(preset) : `${JSON.stringify(preset, null, 2)}\n`;
}
