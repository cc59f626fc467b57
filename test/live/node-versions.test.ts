import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { axes } from '../../src/options/axes.js';
import { runCli } from '../support/cli.js';
import { freePort } from '../support/free-port.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import { installWarnings } from '../support/install-warnings.js';
import { temporaryFolder } from '../support/temporary-folder.js';
import { turnOf } from '../support/turn.js';

const root = await temporaryFolder();

const frameworks = axes.framework.choices.map(({ value }) => value);
const pairs = ['22', '24'].flatMap((line, index) =>
  turnOf(frameworks, index).map((framework) => ({ line, framework })),
);

/** Installs Node.js of a release line and returns the folder of its executable. */
async function installNode(line: string): Promise<string> {
  const folder = join(root, `node-${line}`);
  const { code, output } = await npm(root, ['install', '--prefix', folder, '--no-save', `node@${line}`]);
  expect({ code, output }).toMatchObject({ code: 0 });
  return join(folder, 'node_modules/.bin');
}

describe.each(pairs)('$framework on Node.js $line', ({ line, framework }) => {
  it('installs without a warning, passes its tests and runs', async () => {
    const PATH = [await installNode(line), process.env['PATH']].join(delimiter);
    const project = join(root, `${framework}-${line}`);
    const args = [project, '--framework', framework, '--yes', '--no-install', '--no-git'];
    expect(await runCli(args, { env: cleanEnvironment({ PATH }) })).toMatchObject({ code: 0 });

    const version = start(project, 'node', ['--version'], { PATH });
    await version.ended;
    expect(version.output()).toMatch(new RegExp(`^v${line}\\.`));

    const installed = await npm(project, ['install'], { PATH });
    expect([installed.code, installWarnings(installed.output)]).toEqual([0, []]);

    const { code, output } = await npm(project, ['test'], { PATH });
    expect(code, output.slice(-20_000)).toBe(0);

    const PORT = await freePort();
    const dev = start(project, 'npm', ['run', 'dev'], { PATH, PORT });
    await dev.waitFor(/Listening on/);
    expect((await fetch(`http://127.0.0.1:${PORT}/health/ready`)).status).toBe(200);
    dev.signal('SIGINT');
    await dev.ended;
    expect(dev.output()).not.toMatch(/warning/i);
    await rm(project, { recursive: true });
  });
});
