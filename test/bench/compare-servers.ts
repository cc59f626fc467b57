import { cpuPerRequest, logInCallers, routes } from './load.js';
import type { Caller, Route } from './load.js';
import { serviceLimits } from './limits.js';
import { createProject } from './project.js';
import { median } from './row.js';
import type { Row } from './row.js';
import { startServer } from './server.js';
import type { Server, ServerProgram } from './server.js';

const rounds = 5;
const starts = 7;

/** The same quantity of both servers, measured directly after each other. */
interface Pair {
  reference: number;
  generated: number;
}

interface Contestants<T> {
  reference: T;
  generated: T;
}

/** Compares a generated service with a hand-written server on the same framework. */
export async function compareServers(framework: string): Promise<Row[]> {
  const project = await createProject(framework);
  const { folder } = project;
  const programs: Contestants<ServerProgram> = {
    reference: {
      name: 'reference',
      folder,
      args: [`reference/${framework}.mjs`],
      settings: await project.createDatabase('reference'),
    },
    generated: {
      name: 'generated',
      folder,
      args: project.startArgs,
      settings: await project.createDatabase('generated'),
    },
  };
  const started = await repeat(starts, (name) => timeStart(programs[name]));
  const servers = {
    reference: await startServer(programs.reference),
    generated: await startServer(programs.generated),
  };
  const { cpu, memory } = await putUnderLoad(servers);
  await Promise.all([servers.reference.stop(), servers.generated.stop()]);
  return [
    ...cpu.map(({ route, pairs }) =>
      toRow(framework, `${route.title}, CPU per request`, pairs, serviceLimits[route.id], milliseconds),
    ),
    toRow(framework, 'start to first response', started, serviceLimits.start, (ms) => `${ms.toFixed(0)} ms`),
    toRow(framework, 'memory after the load', [memory], serviceLimits.memory, megabytes),
  ];
}

async function putUnderLoad(
  servers: Contestants<Server>,
): Promise<{ cpu: { route: Route; pairs: Pair[] }[]; memory: Pair }> {
  const callers: Contestants<Caller[]> = {
    reference: await logInCallers(servers.reference),
    generated: await logInCallers(servers.generated),
  };
  const cpu = [];
  for (const route of routes) {
    // The first round is a warm-up for the JIT compiler.
    const [, ...pairs] = await repeat(rounds + 1, (name) =>
      cpuPerRequest(servers[name], route, callers[name]),
    );
    cpu.push({ route, pairs });
  }
  const memory = {
    reference: (await servers.reference.measure()).memoryBytes,
    generated: (await servers.generated.measure()).memoryBytes,
  };
  return { cpu, memory };
}

/** Measures both alternately, so that other load on the machine affects both equally. */
async function repeat(
  times: number,
  measure: (name: keyof Contestants<unknown>) => Promise<number>,
): Promise<Pair[]> {
  const pairs: Pair[] = [];
  while (pairs.length < times) {
    const reference = await measure('reference');
    pairs.push({ reference, generated: await measure('generated') });
  }
  return pairs;
}

async function timeStart(program: ServerProgram): Promise<number> {
  const server = await startServer(program);
  await server.stop();
  return server.startMs;
}

function toRow(
  subject: string,
  what: string,
  pairs: readonly Pair[],
  limit: number,
  format: (value: number) => string,
): Row {
  return {
    subject,
    what,
    reference: format(median(pairs.map(({ reference }) => reference))),
    generated: format(median(pairs.map(({ generated }) => generated))),
    value: median(pairs.map(({ reference, generated }) => generated / reference)),
    limit,
  };
}

const milliseconds = (ms: number): string => `${ms.toFixed(ms < 1 ? 3 : 1)} ms`;
const megabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(0)} MB`;
