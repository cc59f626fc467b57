import { globby } from 'globby';
import { migrationsOf, usersOf } from '../../change/removal.js';
import { transitionTo } from '../../change/transition.js';
import type { Transition } from '../../change/transition.js';
import { namesOf } from '../../module/definition/definition.js';
import { referencesTo } from '../../project/references.js';
import { chosenPackageManager, isAdded, modulesOf, withoutModule } from '../../project/spec.js';
import type { AddedModule, ProjectSpec } from '../../project/spec.js';
import { assertClean } from '../project/clean.js';
import { commitRecorded } from '../project/commit-recorded.js';
import { referredFailure } from '../project/module-in-use.js';
import { openProject } from '../project/open-project.js';
import { exitCode, Failure, usageFailure } from '../terminal/failure.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';
import { style } from '../terminal/output.js';
import { preview } from '../terminal/preview.js';
import { stateOf, templatesOf } from './addition.js';

export interface RemoveModuleOptions {
  /** Also removes edited files. */
  force: boolean;
  /** The folder of its service; required if several services have a module with the name. */
  service?: string;
  allowDirty: boolean;
  preview?: 'files' | 'diff';
}

/** Removes a module from the project; its table stays. @throws Failure when nothing was written */
export async function removeModule(
  name: string,
  options: RemoveModuleOptions,
  output: Output,
): Promise<ExitCode> {
  const project = openProject(output);
  const { root, manifest } = project;
  const module = findModule(name, manifest, options.service);
  const references = referencesTo(manifest, module);
  if (references.length > 0) throw referredFailure(module.name, references);
  await assertClean(root, options);

  const sources = await globby('**/*.{ts,mts,cts,tsx,js,mjs,cjs}', {
    cwd: root,
    gitignore: true,
    ignore: ['**/node_modules'],
  });
  const state = stateOf(project);
  const users = usersOf(module, state, sources.toSorted());
  const to = withoutModule(manifest, module.service, module.name);
  const transition = await transitionTo(to, state, templatesOf(project));
  assertRemovable(module.name, { ...transition, users }, options);
  const { changes } = transition;
  if (options.preview) return preview({ destination: root, changes }, options.preview, output);
  const migrations = migrationsOf(module, state.contentAt);
  await commitRecorded(root, `remove-module ${module.name}`, changes, output);
  return report(module, { changes, migrations }, manifest, output);
}

/** @param name the plural or the singular */
function findModule(name: string, spec: ProjectSpec, service?: string): AddedModule {
  const modules = modulesOf(spec);
  const added = modules.filter(isAdded).filter((module) => (service ?? module.service) === module.service);
  const found = added.filter((module) => [module.name, module.definition.singular].includes(name));
  const [first] = found;
  if (first && found.length === 1) return first;
  if (first) {
    const services = found.map((module) => module.service);
    throw usageFailure(
      'unknown_service',
      `Several services have a module ${JSON.stringify(name)}.`,
      `Choose one with --service: ${services.join(', ')}.`,
      { services },
    );
  }
  const isInitial = modules.some((module) => module.name === name);
  const names = added.map((module) => module.name);
  throw usageFailure(
    'unknown_module',
    isInitial
      ? `${name} is part of the generated service and cannot be removed.`
      : `The project has no module ${JSON.stringify(name)}.`,
    names.length === 0 ? 'No modules were added.' : `Added modules: ${names.join(', ')}.`,
    { modules: names },
  );
}

/** Checks that a module can be removed. @throws Failure when other code uses it, or when edits would be lost */
function assertRemovable(
  name: string,
  { users, manual, edited }: Transition & { users: readonly string[] },
  { force }: RemoveModuleOptions,
): void {
  const uses = [...users, ...manual.map(({ path, refusal }) => `${path}:${refusal.line}  ${refusal.found}`)];
  if (uses.length > 0) {
    throw new Failure(
      'module_in_use',
      exitCode.editRefused,
      `${name} cannot be removed: other code uses it.\n${list(uses)}`,
      'Change or remove that code first. Nothing was changed.',
      { uses },
    );
  }
  if (edited.length > 0 && !force) {
    throw new Failure(
      'edited_since',
      exitCode.editRefused,
      `These files of ${name} were edited since they were generated:\n${list(edited)}`,
      'Use --force to remove them with your edits. Nothing was changed.',
      { edited },
    );
  }
}

function report(
  { name, definition }: AddedModule,
  { changes, migrations }: Pick<Transition, 'changes'> & { migrations: readonly string[] },
  { answers }: ProjectSpec,
  output: Output,
): ExitCode {
  const { run } = chosenPackageManager(answers).commands;
  const statements = [
    `drop table ${namesOf(definition).table};`,
    ...migrations.map((migration) => `delete from kysely_migration where name = '${migration}';`),
  ];
  const lines = [
    `Removed module ${name} (${changes.length} files).`,
    '',
    `No database was changed. Migrations fail on a database in which ${migrations.join(', ')} has run: drop the table there.`,
    'If no other migration is newer, roll back with the code from before the removal:',
    `  ${style.cyan(`${run} db:rollback`)}`,
    'Or run these statements:',
    ...statements.map((statement) => `  ${style.cyan(statement)}`),
    '',
    `To restore the module: ${style.cyan('npx create-enterprise-app undo')}`,
  ];
  output.result(lines.join('\n'), {
    status: 'removed',
    module: name,
    migrations,
    statements,
    changes: changes.map(({ path }) => path),
  });
  return exitCode.done;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `  ${line}`).join('\n');
}
