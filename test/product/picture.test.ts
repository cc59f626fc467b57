import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { draw, readmeRun } from '../picture/run.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const folder = await temporaryFolder();
const read = (path: string) => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');

it('shows the current CLI output in the picture of the README, ignoring numbers', async () => {
  const withoutNumbers = (svg: string) => svg.replaceAll(/\d+/g, '0');
  expect(await read('README.md')).toContain('](docs/run.svg)');
  expect(withoutNumbers(await read('docs/run.svg'))).toBe(withoutNumbers(await draw(readmeRun, folder)));
});
