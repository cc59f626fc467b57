import { generatedFilesOf, missingFilesOf } from '../module/addition.js';
import type { ProjectState } from '../module/addition.js';
import { danglingReferences } from '../module/references.js';
import { hasFiles } from '../module/to-do.js';
import { wiringOf } from '../module/wiring.js';
import { hasMergeMarkers } from '../tree/merge-markers.js';
import { draftOf, moduleCommandFor } from './module-draft.js';
import { isAdded } from './wanted-module.js';

/** Where what a project says of its modules and its files disagree, as after a merge. */
export interface ModuleFault {
  what: string;
  /** The commands that repair it, one of them each. */
  commands: string[];
}

export function faultsOf(project: Pick<ProjectState, 'manifest' | 'lock' | 'contentAt'>): ModuleFault[] {
  const { manifest, lock, contentAt } = project;
  const wired = manifest.modules.flatMap((module) => wiringOf(module, manifest.answers));
  const conflicted = [...new Set(wired.map(({ path }) => path))].filter((path) =>
    hasMergeMarkers(contentAt(path) ?? ''),
  );
  return [
    ...conflicted.map((path) => ({
      what: `${path} has merge markers. Where branches have added modules, keep the lines of both.`,
      commands: [],
    })),
    ...manifest.modules
      .filter((module) => !isAdded(module) && !hasFiles(module, lock.files, contentAt))
      .map(({ name, record }) => ({
        what: `All files of the module ${name} are missing. Restore them from git, or delete its record ${record}.`,
        commands: [],
      })),
    ...manifest.modules.filter(isAdded).flatMap((module) => {
      const missing = missingFilesOf(project, module).length;
      const all = generatedFilesOf(lock, module).length;
      const what = `${missing} of ${all} files of the module ${module.name} are missing. Write them again, or remove the module.`;
      const commands = [
        moduleCommandFor(draftOf(module)),
        `npx create-enterprise-app remove-module ${module.name}`,
      ];
      return missing === 0 ? [] : [{ what, commands }];
    }),
    ...danglingReferences(manifest).map(({ module, field, target }) => ({
      what: `The field ${field} of the module ${module} refers to the module ${target}, which the project does not have.`,
      commands: [`npx create-enterprise-app remove-module ${module}`],
    })),
  ];
}
