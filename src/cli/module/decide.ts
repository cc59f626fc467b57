import { assertClean } from '../project/clean.js';
import { moduleCommandFor } from '../project/module-command.js';
import type { DecidedModule, ModuleDraft } from '../project/module-command.js';
import type { OpenProject } from '../project/open-project.js';
import type { Output } from '../terminal/output.js';
import { additionTo } from './addition.js';
import { assertModulePossible, requestModule } from './request.js';
import type { ServiceModules } from './request.js';
import { assertModuleComplete, openWords } from './roles.js';

export interface AddModuleOptions {
  allowDirty: boolean;
  allowManual: boolean;
  preview?: 'files' | 'diff';
}

/** A project, and the modules, names and roles of the service that the module is added to. */
export interface ProjectWithService extends OpenProject {
  /** The folder of the service. */
  service: string;
  inService: ServiceModules;
}

interface Decision {
  decided: DecidedModule;
  /** `true` if edits that cannot be applied are left to do by hand. */
  allowManual: boolean;
}

/** Prompts for missing values. @throws Failure when values are missing without a terminal, or when it is cancelled */
export async function decideModule(
  draft: ModuleDraft,
  options: AddModuleOptions,
  project: ProjectWithService,
  output: Output,
): Promise<Decision> {
  const { allowManual } = options;
  const { roles } = project.inService;
  const isOpen = openWords(draft, roles).length > 0;
  if (isOpen) assertModulePossible(draft, project.inService);
  if (!isOpen || !output.interactive) {
    assertModuleComplete(draft, roles);
    return { decided: draft, allowManual };
  }
  await assertClean(project.root, options);
  const { interviewModule } = await import('./interview.js');
  if (options.preview) return { decided: await interviewModule(draft, project.inService), allowManual };
  const decided = await interviewModule(draft, project.inService, (known) =>
    summarize(known, options, project),
  );
  // The confirmed summary lists the manual edits.
  return { decided, allowManual: true };
}

async function summarize(
  decided: DecidedModule,
  { allowDirty, allowManual }: AddModuleOptions,
  project: ProjectWithService,
): Promise<string> {
  const { definition, recorded } = requestModule(decided, project.inService);
  if (recorded) return `The module ${definition.name} already exists with the same definition.`;
  const addition = await additionTo(project, definition);
  const { moduleSummaryOf } = await import('./summary.js');
  const isManual = allowManual || addition.manual.length > 0;
  return moduleSummaryOf(
    definition,
    addition,
    moduleCommandFor(decided, { allowDirty, allowManual: isManual }),
  );
}
