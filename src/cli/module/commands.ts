import type { Command } from 'commander';
import { types } from '../../module/types/index.js';
import type { ModuleDraft } from '../project/module-command.js';
import type { ExitCode } from '../terminal/failure.js';
import type { Output } from '../terminal/output.js';

interface Typed {
  field?: string[];
  plural?: string;
  owner?: boolean;
  events: boolean;
  service?: string;
  readerRole?: string;
  writerRole?: string;
  allowDirty?: boolean;
  allowManual?: boolean;
  force?: boolean;
  dryRun?: boolean;
  diff?: boolean;
}

const help = `
In a terminal, missing values are prompted for, field by field, and a summary is shown before anything is written.

Field syntax: name:type[?][=default][:unique][:index][:min=…][:max=…]
  ?         optional                       unique    no two records have the same value
  =default  value if it is omitted         index     lists can be filtered and sorted by the field
  min, max  limits of a value, or of the length of a text

Types: ${Object.values(types)
  .map(({ usage }) => usage)
  .join('; ')}

Examples:
  create-enterprise-app add-module              prompts for everything
  create-enterprise-app add-module orders --field total:decimal:min=0 --field "status:enum(open|paid)=open:index"
  create-enterprise-app add-module notes --owner --field title:string:max=200 --field body:text?
  create-enterprise-app add-module orders --field total:int --diff
  create-enterprise-app undo                    undoes the last command
  create-enterprise-app remove-module orders    removes the module`;

/** Adds the commands that change a project. Each has a preview and can be undone. */
export function addModuleCommands(program: Command, output: Output, finish: (code: ExitCode) => void): void {
  withPreview(program.command('add-module'))
    .description('add a module with table, API, permissions, events and tests to this project')
    .argument('[name]', 'name of the module, singular or plural')
    .option(
      '--field <field>',
      'field definition, see below; repeatable',
      (text: string, all: string[] | undefined): string[] => [...(all ?? []), text],
    )
    .option('--plural <plural>', 'plural of the name, if it is irregular')
    .option('--owner', 'records belong to the user who created them')
    .option('--no-events', 'publish no events')
    .option('--service <folder>', 'folder below services/ to add the module to (default: the first service)')
    .option(
      '--reader-role <role>',
      'role that may read all records (default: as in the last module, else manager)',
    )
    .option(
      '--writer-role <role>',
      'role that may write and delete all records (default: as in the last module, else admin)',
    )
    .option('--allow-dirty', 'allow uncommitted changes')
    .option(
      '--allow-manual',
      'apply the other changes if an edit cannot be applied; status lists what is left to do',
    )
    .addHelpText('after', help)
    .action(async (name: string | undefined, typed: Typed, command: Command) => {
      const { addModule } = await import('./add-module.js');
      const preview = previewOf(typed);
      const { allowDirty = false, allowManual = false } = typed;
      const options = { allowDirty, allowManual, ...(preview && { preview }) };
      finish(await addModule(draftOf(name, typed, command), options, output));
    });
  withPreview(program.command('remove-module'))
    .description('remove an added module with its wiring from this project; its table stays in the database')
    .argument('<name>', 'name of the module, singular or plural')
    .option('--service <folder>', 'folder below services/ with the module, if several have it')
    .option('--force', 'also remove files that were edited since they were generated')
    .option('--allow-dirty', 'allow uncommitted changes')
    .action(async (name: string, typed: Typed) => {
      const { removeModule } = await import('./remove-module.js');
      const preview = previewOf(typed);
      const { allowDirty = false, force = false, service } = typed;
      const options = {
        allowDirty,
        force,
        ...(service !== undefined && { service }),
        ...(preview && { preview }),
      };
      finish(await removeModule(name, options, output));
    });
  withPreview(program.command('undo'))
    .description('undo the last command that changed this project')
    .action(async (typed: { dryRun?: boolean; diff?: boolean }) => {
      const { undo } = await import('../project/undo.js');
      finish(await undo(previewOf(typed), output));
    });
}

function draftOf(
  name: string | undefined,
  { field = [], plural, owner, events, service, readerRole, writerRole }: Typed,
  command: Command,
): ModuleDraft {
  return {
    field,
    ...(name !== undefined && { name }),
    ...(plural !== undefined && { plural }),
    ...(owner !== undefined && { owner }),
    // Without the flag, commander sets a value, but the question is still open.
    ...(command.getOptionValueSource('events') === 'cli' && { events }),
    ...(service !== undefined && { service }),
    ...(readerRole !== undefined && { readerRole }),
    ...(writerRole !== undefined && { writerRole }),
  };
}

function withPreview(command: Command): Command {
  return command
    .option('--dry-run', 'list the files that would change, without changing them')
    .option('--diff', 'show the changes as a patch, without applying them')
    .option('--json', 'print one JSON document and nothing else, for scripts');
}

function previewOf({
  dryRun,
  diff,
}: {
  dryRun?: boolean | undefined;
  diff?: boolean | undefined;
}): 'files' | 'diff' | undefined {
  return diff ? 'diff' : dryRun ? 'files' : undefined;
}
