import { isDeepStrictEqual } from 'node:util';
import { withRecord } from '../history/record.js';
import { additionOf } from '../module/addition.js';
import type { Addition } from '../module/addition.js';
import { defineModule } from '../module/definition.js';
import type { ModuleDefinition } from '../module/definition.js';
import { FieldError } from '../module/field-spec.js';
import { parseFields } from '../module/fields.js';
import { moduleTemplateFolders } from '../module/module-files.js';
import { ModuleNameError } from '../module/names.js';
import { baseFile } from '../provenance/manifest.js';
import { readBase } from '../provenance/provenance.js';
import { readTemplates } from '../render/template-store.js';
import { hasUncommittedChanges } from '../system/git.js';
import { keepFormatted } from '../system/prettier.js';
import { commit } from '../tree/commit.js';
import { contentOf, onDisk } from '../tree/files.js';
import { toCommitFailure } from './commit-failure.js';
import { exitCode, usageFailure } from './failure.js';
import type { ExitCode } from './failure.js';
import { refusalFailure } from './manual-edits.js';
import type { Output } from './output.js';
import { style } from './output.js';
import { templatesFolder } from './package-root.js';
import { preview } from './preview.js';
import { openProject } from './project.js';
import type { OpenProject } from './project.js';

export interface AddModuleOptions {
  field: readonly string[];
  plural?: string;
  owner: boolean;
  events: boolean;
  allowDirty: boolean;
  allowManual: boolean;
  preview?: 'files' | 'diff';
}

/** Adds a module to the project here. @throws Failure when nothing was written */
export async function addModule(name: string, options: AddModuleOptions, output: Output): Promise<ExitCode> {
  const project = openProject(output);
  const definition = define(name, options, project);
  if (definition === null) {
    output.result(`The module ${name} is there already, just so. Nothing was changed.`, {
      status: 'unchanged',
    });
    return exitCode.done;
  }
  if (!options.preview && !options.allowDirty) await assertClean(project.root);

  const addition = await plan(project, definition);
  if (addition.manual.length > 0 && !options.allowManual) throw refusalFailure(addition.manual);
  if (options.preview) return preview({ destination: project.root, ...addition }, options.preview, output);
  const step = output.step(`Write ${addition.changes.length} files`);
  try {
    await commit(withRecord(project.root, `add-module ${definition.name}`, addition.changes), project.root);
    step.done();
  } catch (error) {
    step.failed();
    throw toCommitFailure(error, project.root);
  }
  return report(definition, addition, output);
}

/** The module that is meant; `null` when it is there, the same. @throws Failure (usage) */
function define(name: string, options: AddModuleOptions, { manifest }: OpenProject): ModuleDefinition | null {
  const { plural, owner, events } = options;
  const wanted = {
    name,
    fields: parse(options.field),
    owner,
    events,
    ...(plural !== undefined && { plural }),
  };
  const names = manifest.modules.map((module) => module.name);
  const attempt = (modules: readonly string[]): ModuleDefinition | Error => {
    try {
      return defineModule(wanted, { modules });
    } catch (error) {
      if (error instanceof ModuleNameError || error instanceof FieldError) return error;
      throw error;
    }
  };
  const definition = attempt(names);
  if (!(definition instanceof Error)) return definition;
  // Of a name that is taken it is asked whether what has it is the very same module.
  const known = manifest.modules.find((module) =>
    isDeepStrictEqual(module.definition, attempt(names.filter((other) => other !== module.name))),
  );
  if (known) return null;
  throw usageFailure(
    'invalid_module',
    definition.message,
    'create-enterprise-app add-module --help shows how.',
  );
}

function parse(texts: readonly string[]): ReturnType<typeof parseFields> {
  try {
    return parseFields(texts);
  } catch (error) {
    if (!(error instanceof FieldError)) throw error;
    throw usageFailure(
      'invalid_field',
      error.message,
      'create-enterprise-app add-module --help shows how fields are written.',
    );
  }
}

async function assertClean(root: string): Promise<void> {
  if (!(await hasUncommittedChanges(root))) return;
  throw usageFailure(
    'uncommitted_changes',
    `${root} has changes that are not committed.`,
    'Commit or stash them first, so that what is added can be told from them, or type --allow-dirty.',
  );
}

async function plan({ root, manifest, lock }: OpenProject, definition: ModuleDefinition): Promise<Addition> {
  const contentAt = (path: string): string | null => contentOf(onDisk(root, path))?.toString() ?? null;
  return additionOf(
    {
      manifest,
      lock,
      base: readBase(contentAt(baseFile) ?? ''),
      contentAt,
      format: (path, before, after) => keepFormatted(root, onDisk(root, path), before, after),
    },
    definition,
    readTemplates(templatesFolder, moduleTemplateFolders(manifest.answers)),
  );
}

function report(definition: ModuleDefinition, { changes, manual }: Addition, output: Output): ExitCode {
  const lines = [
    `The module ${definition.name} is there: ${style.cyan(`/api/v1/${definition.name}`)}`,
    ...manual.map(({ path, refusal }) => `\nTo do in ${path}:${refusal.line}\n${refusal.paste}`),
  ];
  output.result(lines.join('\n'), {
    status: manual.length === 0 ? 'added' : 'incomplete',
    module: definition,
    changes: changes.map(({ path }) => path),
    manual: manual.map(({ path, refusal }) => ({ path, line: refusal.line, paste: refusal.paste })),
  });
  return exitCode.done;
}
