import { rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../support/cli.js';
import { cleanEnvironment, npm, start } from '../support/generated.js';
import { temporaryFolder } from '../support/temporary-folder.js';

const root = await temporaryFolder();
const port = '48741';

/** A folder whose `bin` holds a real Node.js of the release line. */
async function installNode(line: string): Promise<string> {
  const folder = join(root, `node-${line}`);
  const { code, output } = await npm(root, ['install', '--prefix', folder, '--no-save', `node@${line}`]);
  expect({ code, output }).toMatchObject({ code: 0 });
  return join(folder, 'node_modules/.bin');
}

describe.each(['22', '24'])('on Node.js %s', (line) => {
  it('installs without any warning, passes its tests and runs', async () => {
    const PATH = [await installNode(line), process.env['PATH']].join(delimiter);
    const project = join(root, `shop-${line}`);
    const created = await runCli([project, '--yes', '--no-install', '--no-git'], {
      env: cleanEnvironment({ PATH }),
    });
    expect(created).toMatchObject({ code: 0 });

    const version = start(project, 'node', ['--version'], { PATH });
    await version.ended;
    expect(version.output()).toMatch(new RegExp(`^v${line}\\.`));

    const installed = await npm(project, ['install'], { PATH });
    expect(installed.code).toBe(0);
    // What npm says of the settings of the machine that runs this test is not about the project.
    const warnings = installed.output
      .split('\n')
      .filter((text) => /warn/i.test(text) && !/Unknown \w+ config/.test(text));
    expect(warnings).toEqual([]);

    expect(await npm(project, ['test'], { PATH })).toMatchObject({ code: 0 });

    const dev = start(project, 'npm', ['run', 'dev'], { PATH, PORT: port });
    await dev.waitFor(/Listening on/);
    expect((await fetch(`http://127.0.0.1:${port}/health/ready`)).status).toBe(200);
    dev.signal('SIGINT');
    await dev.ended;
    expect(dev.output()).not.toMatch(/warning/i);
    await rm(project, { recursive: true });
  });
});
