import type { Workspace } from '../descriptor.js';

/** Says, as pnpm and Yarn do, that packages can do without some of what they ask their users for. */
export function packageExtensions({ unusedPeers }: Workspace): Record<string, object> {
  return Object.fromEntries(
    Object.entries(unusedPeers).map(([name, peers]) => {
      const peerDependenciesMeta = Object.fromEntries(peers.map((peer) => [peer, { optional: true }]));
      return [`${name}@*`, { peerDependenciesMeta }];
    }),
  );
}
