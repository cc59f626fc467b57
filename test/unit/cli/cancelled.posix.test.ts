import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, mkdir, readdir, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { executable } from '../../support/cli.js';
import { temporaryFolder } from '../../support/temporary-folder.js';

const cwd = await temporaryFolder();

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'keeps the files when %s cancels the installation',
  async (signal) => {
    const bin = join(cwd, `bin-${signal}`);
    await mkdir(bin);
    await writeFile(join(bin, 'npm'), '#!/bin/sh\necho started > "$0.started"\nexec sleep 30\n', {
      mode: 0o755,
    });
    const child = spawn(process.execPath, [executable, `slow-${signal.toLowerCase()}`, '--yes', '--json'], {
      cwd,
      env: { ...process.env, PATH: [bin, process.env['PATH']].join(delimiter) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const exited = once(child, 'exit');
    const output = text(child.stdout);
    await vi.waitFor(() => access(join(bin, 'npm.started')), { timeout: 10_000 });
    child.kill(signal);
    expect(await exited).toEqual([130, null]);
    expect(JSON.parse(await output)).toMatchObject({
      status: 'incomplete',
      install: { state: 'failed', reason: 'cancelled' },
    });
    expect(await readdir(join(cwd, `slow-${signal.toLowerCase()}`))).toContain('package.json');
  },
);
