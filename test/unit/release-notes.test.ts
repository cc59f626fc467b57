import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';

const script = fileURLToPath(new URL('../../.github/release-notes.mjs', import.meta.url));
const cwd = await temporaryFolder();
await writeFile(join(cwd, 'package.json'), JSON.stringify({ version: '1.2.0' }));

const changelog = `# Changelog

## Unreleased

- next

## [1.2.0] - 2030-02-01

### Added

- this

## 1.1.0

- before
`;

async function run(text: string, ...args: string[]) {
  await writeFile(join(cwd, 'CHANGELOG.md'), text);
  const { exitCode, stdout, stderr } = await execa(process.execPath, [script, ...args], {
    cwd,
    reject: false,
  });
  return { exitCode, stdout, stderr };
}

describe('release-notes.mjs', () => {
  it('prints the section of the released version', async () => {
    const released = { exitCode: 0, stdout: '### Added\n\n- this', stderr: '' };
    expect(await run(changelog, 'v1.2.0')).toEqual(released);
    expect(await run(changelog.replace('[1.2.0] - 2030-02-01', '1.2.0'), 'v1.2.0')).toEqual(released);
  });

  it.each([
    [
      'a tag of another version',
      changelog,
      ['v1.1.0'],
      'The tag is v1.1.0, but the version in package.json is 1.2.0.',
    ],
    ['a tag without the prefix v', changelog, ['1.2.0'], 'The tag is 1.2.0'],
    ['a missing tag', changelog, [], 'The tag is missing'],
    ['a version without a section', changelog.replace('[1.2.0]', '1.2.0-beta'), ['v1.2.0'], 'for 1.2.0'],
    [
      'a version with an empty section',
      changelog.replace(/### Added\n\n- this\n\n/, ''),
      ['v1.2.0'],
      'no release notes',
    ],
  ])('rejects %s', async (_what, text, args, message) => {
    expect(await run(text, ...args)).toEqual({
      exitCode: 1,
      stdout: '',
      stderr: expect.stringContaining(message),
    });
  });
});
