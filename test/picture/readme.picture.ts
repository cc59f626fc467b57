import { expect, it } from 'vitest';
import { temporaryFolder } from '../support/temporary-folder.js';
import { draw, readmeRun } from './run.js';

const folder = await temporaryFolder();

it('draws the picture of the README', async () => {
  await expect(await draw(readmeRun, folder)).toMatchFileSnapshot('../../docs/run.svg');
});
