import type { Workspace } from '../descriptor.js';

/** Returns `packageExtensions` of pnpm and Yarn that mark the unused peer dependencies as optional. */
export function packageExtensions({ unusedPeers }: Workspace): Record<string, object> {
  return Object.fromEntries(
    Object.entries(unusedPeers).map(([name, peers]) => {
      const peerDependenciesMeta = Object.fromEntries(peers.map((peer) => [peer, { optional: true }]));
      return [`${name}@*`, { peerDependenciesMeta }];
    }),
  );
}
