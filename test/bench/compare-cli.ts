import { readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { start } from '../support/generated.js';
import { cliLimits } from './limits.js';
import { cli, temporaryFolder } from './project.js';
import { median } from './row.js';
import type { Row } from './row.js';

const rounds = 9;

interface Usage {
  cpuMs: number;
  /** Peak memory. */
  memoryMb: number;
}

type Command = 'help' | 'create' | 'addModule';

/** Compares the CPU time and memory of the CLI with an empty Node.js program. */
export async function compareCli(): Promise<Row[]> {
  const folder = await temporaryFolder();
  const large = await projectWithModules(folder, 50);
  const usages: Record<'empty' | Command, Usage>[] = [];
  while (usages.length < rounds) {
    const shop = join(folder, 'shop');
    usages.push({
      empty: await usageOf(folder, ['-e', '0']),
      help: await usageOf(folder, [cli, '--help']),
      create: await usageOf(folder, [cli, shop, '--yes', '--no-install', '--no-git']),
      addModule: await usageOf(large, [cli, 'add-module', 'orders', ...fiveFields]),
    });
    await rm(shop, { recursive: true });
    await usageOf(large, [cli, 'undo']);
  }
  const row = (what: string, command: Command): Row => ({
    subject: 'CLI',
    what,
    reference: milliseconds(median(usages.map(({ empty }) => empty.cpuMs))),
    generated: milliseconds(median(usages.map((usage) => usage[command].cpuMs))),
    value: median(usages.map((usage) => usage[command].cpuMs / usage.empty.cpuMs)),
    limit: cliLimits[command],
  });
  const memory = Math.max(...usages.map(({ create }) => create.memoryMb));
  return [
    row('create, CPU', 'create'),
    row('--help, CPU', 'help'),
    row('add-module in a project with 50 modules, CPU', 'addModule'),
    {
      subject: 'CLI',
      what: 'create, peak memory in MB',
      reference: '',
      generated: `${memory.toFixed(0)} MB`,
      value: memory,
      limit: cliLimits.memoryMb,
    },
  ];
}

const fiveFields = [
  'reference:string:unique:max=40',
  'total:decimal:min=0:index',
  'status:enum(open|paid)=open',
  'placedAt:datetime?',
  'customer:ref(users)',
].flatMap((field) => ['--field', field]);

async function projectWithModules(folder: string, count: number): Promise<string> {
  const project = join(folder, 'large');
  await usageOf(folder, [cli, project, '--yes', '--no-install', '--no-git']);
  for (let number = 0; number < count; number += 1) {
    const letters = String(number).replaceAll(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
    await usageOf(project, [cli, 'add-module', `parts-of-${letters}`, ...fiveFields]);
  }
  return project;
}

/** Runs Node.js in a folder and returns its CPU time and peak memory. @throws Error when the run fails */
async function usageOf(folder: string, args: readonly string[]): Promise<Usage> {
  const usageFile = join(await temporaryFolder(), 'usage.json');
  const hook = resolve('test/bench/usage-at-exit.cjs');
  const running = start(folder, process.execPath, ['--require', hook, ...args], { USAGE_FILE: usageFile });
  if ((await running.ended) !== 0) throw new Error(`${args.join(' ')} failed:\n${running.output()}`);
  return JSON.parse(await readFile(usageFile, 'utf8')) as Usage;
}

const milliseconds = (ms: number): string => `${ms.toFixed(0)} ms`;
