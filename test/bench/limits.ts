/** The limits of a generated service, as a multiple of the reference. */
export const serviceLimits = {
  live: 1.3,
  me: 1.5,
  login: 1.2,
  registration: 1.2,
  start: 1.5,
  memory: 1.5,
} as const;

/** The limits of the CLI: CPU time as a multiple of an empty Node.js program, memory in MB. */
export const cliLimits = { create: 8, help: 1.5, addModule: 10, memoryMb: 150 } as const;
