import type { Port, Workload, Workloads } from '../options/workload.js';
import type { TreeFile } from '../tree/tree.js';
import { mergeAll, sortKeys } from './merge.js';
import { yamlFile } from './yaml-file.js';

/** Returns `compose.yaml` with every workload and its volumes. */
export function composeFile(
  projectName: string,
  { programs = {}, everyProgram = {}, servers = {} }: Workloads,
): TreeFile {
  const complete = Object.entries(programs).map(([name, program]) => {
    const contributors = [
      { name: 'every program', value: everyProgram },
      { name, value: program },
    ];
    return [name, mergeAll<Workload>(contributors)] as const;
  });
  const workloads = [...complete.map(([, program]) => program), ...Object.values(servers)];
  const volumes = workloads.flatMap((workload) => Object.keys(workload.volumes ?? {}));
  return yamlFile({
    name: projectName,
    services: sortKeys({
      ...Object.fromEntries(complete.map(([name, program]) => [name, programService(program, programs)])),
      ...Object.fromEntries(Object.entries(servers).map(([name, server]) => [name, service(server)])),
    }),
    ...(volumes.length > 0 && {
      volumes: Object.fromEntries(volumes.toSorted().map((name) => [name, {}])),
    }),
  });
}

/** A program has least privilege, and an init process that forwards signals. */
function programService(program: Workload, programs: Readonly<Record<string, Workload>>): object {
  // The other programs start later and find the image.
  const isFirst = !Object.keys(program.waitsFor ?? {}).some((name) => name in programs);
  return {
    ...service(program),
    image: `\${COMPOSE_PROJECT_NAME}-${program.image}`,
    ...(isFirst && { build: { context: '.' } }),
    env_file: ['.env'],
    init: true,
    read_only: true,
    cap_drop: ['ALL'],
    security_opt: ['no-new-privileges:true'],
  };
}

function service({ image, command, environment, ports, stopSeconds, ...workload }: Workload): object {
  const { volumes, health, waitsFor, runs, resources } = workload;
  return {
    image,
    ...(command && { command }),
    ...(environment && { environment }),
    ...(ports && { ports: ports.map(published) }),
    ...(volumes && { volumes: Object.entries(volumes).map(([name, path]) => `${name}:${path}`) }),
    ...(health && {
      healthcheck: {
        test: ['CMD', ...health.command],
        interval: `${health.intervalSeconds}s`,
        timeout: `${health.timeoutSeconds}s`,
        retries: health.retries,
      },
    }),
    ...(waitsFor && { depends_on: dependencies(waitsFor) }),
    restart: runs === 'once' ? 'no' : 'unless-stopped',
    ...(stopSeconds !== undefined && { stop_grace_period: `${stopSeconds}s` }),
    ...(resources && { deploy: { resources: { limits: limits(resources) } } }),
  };
}

function published({ container, setting }: Port): string {
  return `127.0.0.1:${setting ? `\${${setting}:-${container}}` : container}:${container}`;
}

const conditions = { healthy: 'service_healthy', completed: 'service_completed_successfully' };

function dependencies(waitsFor: NonNullable<Workload['waitsFor']>): object {
  return Object.fromEntries(
    Object.entries(waitsFor).map(([name, state]) => [name, { condition: conditions[state] }]),
  );
}

function limits({ cpus, memoryMegabytes }: NonNullable<Workload['resources']>): object {
  return {
    ...(cpus !== undefined && { cpus: String(cpus) }),
    ...(memoryMegabytes !== undefined && { memory: `${memoryMegabytes}M` }),
  };
}
