import type { Choice } from '../options/descriptor.js';

/** Properties of a project that are derived from all choices, so that templates contain no such logic. */
export interface Facts {
  /** Whether a service can run with several replicas. */
  scalesOut: boolean;
  /** A reason for each choice that limits a service to one replica. */
  oneReplicaReasons: readonly string[];
}

export function deriveFacts(choices: readonly Choice[]): Facts {
  const oneReplicaReasons = choices.flatMap((choice) => choice.oneReplica ?? []);
  return { scalesOut: oneReplicaReasons.length === 0, oneReplicaReasons };
}
