import type { Choice } from '../options/descriptor.js';

/** What follows from all choices together. Each fact is derived here, once; templates only read it. */
export interface Facts {
  /** Several processes of a service may run side by side. */
  scalesOut: boolean;
  /** Why not, a reason for each choice that forbids it. */
  oneReplicaReasons: readonly string[];
}

export function deriveFacts(choices: readonly Choice[]): Facts {
  const oneReplicaReasons = choices.flatMap((choice) => choice.oneReplica ?? []);
  return { scalesOut: oneReplicaReasons.length === 0, oneReplicaReasons };
}
