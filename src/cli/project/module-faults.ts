import { wiringOf } from '../../blueprint/wiring.js';
import { generatedFilesOf, missingFilesOf } from '../../change/project-state.js';
import type { ProjectState } from '../../change/project-state.js';
import { hasFiles } from '../../change/to-do.js';
import { danglingReferences } from '../../project/references.js';
import { isAdded, modulesOf } from '../../project/spec.js';
import { hasMergeMarkers } from '../../tree/merge-markers.js';
import { draftOf, moduleCommandFor, removeCommandFor } from './module-command.js';

/** A contradiction between the records and the files of a project, for example after a merge. */
export interface ModuleFault {
  what: string;
  /** Alternative commands, each of which repairs it. */
  commands: string[];
}

/** Returns the contradictions between the records and the files of a project. */
export function faultsOf(project: Pick<ProjectState, 'manifest' | 'lock' | 'contentAt'>): ModuleFault[] {
  const { manifest, lock, contentAt } = project;
  const modules = modulesOf(manifest);
  const wired = modules.flatMap((module) => wiringOf(module, manifest.answers));
  const conflicted = [...new Set(wired.map(({ path }) => path))].filter((path) =>
    hasMergeMarkers(contentAt(path) ?? ''),
  );
  return [
    ...conflicted.map((path) => ({
      what: `${path} contains merge conflict markers. If both branches added modules, keep the lines of both.`,
      commands: [],
    })),
    ...modules
      .filter((module) => !isAdded(module) && !hasFiles(module, lock.files, contentAt))
      .map(({ name, record }) => ({
        what: `All files of the module ${name} are missing. Restore them from git, or delete its record ${record}.`,
        commands: [],
      })),
    ...modules.filter(isAdded).flatMap((module) => {
      const missing = missingFilesOf(project, module).length;
      const all = generatedFilesOf(lock, module).length;
      const what = `${missing} of ${all} files of the module ${module.name} are missing. Restore them, or remove the module.`;
      const commands = [moduleCommandFor(draftOf(module, manifest)), removeCommandFor(module, manifest)];
      return missing === 0 ? [] : [{ what, commands }];
    }),
    ...danglingReferences(manifest).map(({ module, field, target }) => ({
      what: `The field ${field} of the module ${module.name} refers to the module ${target}, which does not exist in the project.`,
      commands: [removeCommandFor(module, manifest)],
    })),
  ];
}
