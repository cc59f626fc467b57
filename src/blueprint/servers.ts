import type { CiService } from '../options/contribution.js';
import type { HealthCheck, Workloads } from '../options/workload.js';

type Servers = NonNullable<Workloads['servers']>;

/** Returns the scripts that start and stop the servers of a project; none without servers. */
export function serverScripts(servers: Servers = {}): Record<string, string> {
  const names = Object.keys(servers).toSorted().join(' ');
  if (names === '') return {};
  return {
    'services:up': `docker compose up --detach --wait ${names}`,
    'services:down': `docker compose stop ${names}`,
  };
}

/** Template data of a pipeline: the servers that it starts before the tests, and the variables of the tests. */
export interface CiContext {
  services: CiServiceContext[];
  /** Variables of the tests. */
  variables: CiVariable[];
}

interface CiServiceContext {
  name: string;
  image: string;
  environment: { key: string; value: string }[];
  ports: number[];
  health: (Omit<HealthCheck, 'command'> & { command: string }) | null;
}

interface CiVariable {
  key: string;
  /** The value in a pipeline that publishes the ports of its services on the local host. */
  atLocalhost: string;
  /** The value in a pipeline in which the name of a service is its host name. */
  atService: string;
}

/**
 * Returns the servers of a project as services of a pipeline.
 * @throws Error when a service has no server with an image
 */
export function ciContext(
  servers: Servers = {},
  ciServices: Readonly<Record<string, CiService>> = {},
): CiContext {
  const sorted = Object.entries(ciServices).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    services: sorted.map(([name, { environment }]) => serviceOf(name, servers, environment)),
    variables: sorted.flatMap(([name, { variables }]) =>
      Object.entries(variables).map(([key, value]) => ({
        key,
        atLocalhost: value.replaceAll('{host}', 'localhost'),
        atService: value.replaceAll('{host}', name),
      })),
    ),
  };
}

function serviceOf(
  name: string,
  servers: Servers,
  environment: CiService['environment'] = {},
): CiServiceContext {
  const { image, ports = [], health } = servers[name] ?? {};
  if (image === undefined) throw new Error(`The pipeline needs ${name}, which is no server with an image`);
  return {
    name,
    image,
    environment: Object.entries(environment).map(([key, value]) => ({ key, value })),
    ports: ports.map(({ container }) => container),
    health: health ? { ...health, command: health.command.join(' ') } : null,
  };
}
