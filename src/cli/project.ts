import { join, relative } from 'node:path';
import process from 'node:process';
import { findProject, ProvenanceError, readProvenance } from '../provenance/read.js';
import type { Lock, Manifest } from '../provenance/manifest.js';
import { renamedServices, withCurrentPaths } from '../provenance/renamed-services.js';
import type { RenamedServices } from '../provenance/renamed-services.js';
import { recover } from '../tree/existing-folder.js';
import { shellWord } from '../render/escapers.js';
import { toCommitFailure } from './commit-failure.js';
import { usageFailure } from './failure.js';
import type { Failure } from './failure.js';
import type { Output } from './output.js';

/** A generated project, as it describes itself. */
export interface OpenProject {
  /** Absolute. */
  root: string;
  manifest: Manifest;
  lock: Lock;
  /** Services whose folders were renamed: what is recorded of them is told by their present names. */
  renamed: RenamedServices;
}

/**
 * Opens the project that the working directory is in, after rolling back what a killed run has left there.
 * @throws Failure when there is none, or when what it says of itself is broken
 */
export function openProject(output: Output): OpenProject {
  const root = findProject(process.cwd());
  if (root === null) {
    throw usageFailure(
      'no_project',
      `${process.cwd()} is not in a project of create-enterprise-app.`,
      'Go to one first; npx create-enterprise-app makes one.',
    );
  }
  try {
    for (const path of recover(root))
      output.warn(`${path} was changed after a run was killed, and is left as it is.`);
    const recorded = readProvenance(root);
    const renamed = renamedServices(root, recorded.lock);
    return { root, renamed, ...withCurrentPaths(recorded, renamed) };
  } catch (error) {
    if (!(error instanceof ProvenanceError)) throw toCommitFailure(error, root);
    throw brokenProvenance(error, root);
  }
}

/** The commands of the hint work at any time: `git checkout -- <file>` would refuse during a merge. */
function brokenProvenance({ message, file, conflicted }: ProvenanceError, root: string): Failure {
  const path = shellWord(relative(process.cwd(), join(root, ...file.split('/'))));
  return usageFailure(
    'broken_provenance',
    `${message}.`,
    conflicted
      ? `Choose a side: git checkout --ours -- ${path} (or --theirs, or, if the markers are committed, git checkout HEAD~ -- ${path}).`
      : `Restore it from git: git checkout HEAD -- ${path}. If a newer version wrote it, use that: npx create-enterprise-app@latest.`,
  );
}
