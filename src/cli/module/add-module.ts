import type { Transition } from '../../change/transition.js';
import type { ModuleDefinition } from '../../module/definition/definition.js';
import { usualRoles } from '../../module/definition/definition.js';
import { moduleWiring } from '../../blueprint/module-wiring.js';
import type { Manifest } from '../../project/manifest.js';
import { chosenPackageManager } from '../../project/spec.js';
import { takenNames } from '../../project/taken-names.js';
import { assertClean } from '../project/clean.js';
import { commitRecorded } from '../project/commit-recorded.js';
import type { ModuleDraft } from '../project/module-command.js';
import { openProject } from '../project/open-project.js';
import { exitCode } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import { style } from '../terminal/output.js';
import { changeLines, preview } from '../terminal/preview.js';
import { additionTo, restorationIn } from './addition.js';
import { decideModule } from './decide.js';
import type { AddModuleOptions } from './decide.js';
import { refusalFailure } from './manual-edits.js';
import { requestModule } from './request.js';
import { knownRoles } from './roles.js';
import type { KnownRoles } from './roles.js';
import { chooseService } from './service.js';

/** Adds a module to the project of the working directory. @throws Failure when nothing was written */
export async function addModule(
  draft: ModuleDraft,
  options: AddModuleOptions,
  output: Output,
): Promise<ExitCode> {
  const project = openProject(output);
  const service = chooseService(project, draft.service);
  const inService = {
    spec: project.manifest,
    service,
    taken: takenNames(project.root, project.manifest, service),
    roles: withDefaults(knownRoles(project, service), options),
  };
  const here = { ...project, service, inService };
  const { decided, allowManual } = await decideModule(draft, options, here, output);
  const { definition, recorded } = requestModule(decided, inService);
  const addition = recorded ? await restorationIn(project, recorded) : await additionTo(here, definition);
  if (recorded && addition.changes.length + addition.manual.length === 0) {
    output.result(
      `The module ${definition.name} already exists with the same definition. Nothing was changed.`,
      { status: 'unchanged' },
    );
    return exitCode.done;
  }
  await assertClean(project.root, options);
  if (recorded) output.warn(`${recorded.record} has this module, but parts of it are missing.`);
  if (addition.manual.length > 0 && !allowManual) throw refusalFailure(addition.manual);
  if (options.preview) return preview({ destination: project.root, ...addition }, options.preview, output);
  await commitRecorded(project.root, `add-module ${definition.name}`, addition.changes, output);
  return report({ definition, isNew: !recorded }, addition, project.manifest, output);
}

function grantLines(definition: ModuleDefinition): string[] {
  return Object.entries(moduleWiring(definition).grants).map(
    ([role, permissions]) => `Permissions of ${role} and of roles that inherit it: ${permissions.join(', ')}`,
  );
}

/** With `--allow-manual` nothing is prompted for: a permission without a known role becomes a to-do. */
function withDefaults(known: KnownRoles, { allowManual }: AddModuleOptions): KnownRoles {
  return allowManual ? { ...known, usual: { ...usualRoles, ...known.usual } } : known;
}

function report(
  { definition, isNew }: { definition: ModuleDefinition; isNew: boolean },
  { changes, manual, unformatted }: Transition,
  { answers }: Manifest,
  output: Output,
): ExitCode {
  const { run } = chosenPackageManager(answers).commands;
  const [start, migrate] = [`${run} dev`, `${run} db:migrate`];
  const lines = [
    isNew
      ? `Created module ${definition.name}: ${style.cyan(`/api/v1/${definition.name}`)}`
      : `Restored the missing parts of module ${definition.name}:\n${changeLines(changes).join('\n')}`,
    // Manual edits already name the role of each permission.
    ...(manual.length > 0 || !isNew ? [] : grantLines(definition)),
    ...(unformatted.length === 0
      ? []
      : [
          `Once dependencies are installed, format ${unformatted.join(' and ')}: ${style.cyan(`${run} format`)}`,
        ]),
    ...manual.map(({ path, refusal }) => `\nTo do in ${path}:${refusal.line}\n${refusal.paste}`),
    '',
    'Next:',
    `  ${style.cyan(start)}`,
    'If it is already running, create the new table with:',
    `  ${style.cyan(migrate)}`,
  ];
  output.result(lines.join('\n'), {
    status: manual.length > 0 ? 'incomplete' : isNew ? 'added' : 'restored',
    module: definition,
    changes: changes.map(({ path }) => path),
    unformatted,
    manual: manual.map(({ path, refusal }) => ({ path, line: refusal.line, paste: refusal.paste })),
    next: [start],
  });
  return exitCode.done;
}
