/**
 * A container, independent of the tool that runs it. In the environment, `${KEY}` stands for a setting of `.env`. Several
 * parts can contribute to one workload.
 */
export interface Workload {
  /** For a program, the name of the image that the Dockerfile of the project builds; for a server, a published image. */
  image?: string;
  command?: readonly string[];
  environment?: Record<string, string>;
  ports?: readonly Port[];
  /** Paths in the container, by named volume. */
  volumes?: Record<string, string>;
  health?: HealthCheck;
  /** The state in which other workloads must be before this one starts. */
  waitsFor?: Record<string, 'healthy' | 'completed'>;
  /** `once` is a task that ends by itself; by default, a workload is restarted whenever it ends. */
  runs?: 'once';
  /** Time between the request to stop and the end, in seconds. */
  stopSeconds?: number;
  /** Upper limits. */
  resources?: { cpus?: number; memoryMegabytes?: number };
}

/** A port that is published on the loopback address of the host. */
export interface Port {
  container: number;
  /** The setting with the port of the host; by default, it equals the port of the container. */
  setting?: string;
}

export interface HealthCheck {
  command: readonly string[];
  intervalSeconds: number;
  timeoutSeconds: number;
  retries: number;
}

/** The workloads of a project, by name. */
export interface Workloads {
  /** Run the image of the project with the settings of `.env` and with least privilege. */
  programs?: Record<string, Workload>;
  /** Keys that every program has; merged into each of `programs`. */
  everyProgram?: Workload;
  /** Servers that the programs need, such as a database. */
  servers?: Record<string, Workload>;
}
