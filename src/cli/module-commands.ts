import type { Command } from 'commander';
import { typeRules } from '../module/field-types.js';
import type { ExitCode } from './failure.js';
import type { ModuleDraft } from './module-draft.js';
import type { Output } from './output.js';

interface Typed {
  field: string[];
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
In a terminal, what is left open is asked, field by field, and what would be done is shown before anything is written.

Fields are written name:type[?][=default][:unique][:index][:min=…][:max=…]
  ?         may be left out      unique    no two rows have the same value
  =default  when it is left out  index     lists can be filtered and sorted by it
  min, max  of a value, or of the length of a text

Types: ${Object.values(typeRules)
  .map(({ usage }) => usage)
  .join('; ')}

Examples:
  create-enterprise-app add-module              asks for everything
  create-enterprise-app add-module orders --field total:decimal:min=0 --field "status:enum(open|paid)=open:index"
  create-enterprise-app add-module notes --owner --field title:string:max=200 --field body:text?
  create-enterprise-app add-module orders --field total:int --diff
  create-enterprise-app undo                    undoes the last one
  create-enterprise-app remove-module orders    removes it`;

/** The commands that change a project: each of them can be looked at first, and taken back. */
export function addModuleCommands(program: Command, output: Output, finish: (code: ExitCode) => void): void {
  withPreview(program.command('add-module'))
    .description('add a module with its table, API, permissions, events and tests to the project here')
    .argument('[name]', 'what it is called, in the singular or the plural')
    .option(
      '--field <field>',
      'a field, see below; may be repeated',
      (text: string, all: string[]) => [...all, text],
      [],
    )
    .option('--plural <plural>', 'the plural of the name, if the rules of English do not lead to it')
    .option('--owner', 'rows belong to the user who made them')
    .option('--no-events', 'write no events to the outbox')
    .option('--service <folder>', 'the folder below services/ that gets it (default: the first service)')
    .option(
      '--reader-role <role>',
      'the role that may read all rows (default: as in the last module, else manager)',
    )
    .option(
      '--writer-role <role>',
      'the role that may write and delete them (default: as in the last module, else admin)',
    )
    .option('--allow-dirty', 'work where not everything is committed to git')
    .option(
      '--allow-manual',
      'apply every other edit when one has no place to go; status shows what is left to do',
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
    .description(
      'remove an added module with its wiring from the project here; its table stays in the database',
    )
    .argument('<name>', 'the module, in the singular or the plural')
    .option('--service <folder>', 'the folder below services/ that has it, where several do')
    .option('--force', 'also remove files that were edited since they were generated')
    .option('--allow-dirty', 'work where not everything is committed to git')
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
    .description('undo the last command that changed the files here')
    .action(async (typed: { dryRun?: boolean; diff?: boolean }) => {
      const { undo } = await import('./undo.js');
      finish(await undo(previewOf(typed), output));
    });
}

function draftOf(
  name: string | undefined,
  { field, plural, owner, events, service, readerRole, writerRole }: Typed,
  command: Command,
): ModuleDraft {
  return {
    field,
    ...(name !== undefined && { name }),
    ...(plural !== undefined && { plural }),
    ...(owner !== undefined && { owner }),
    // Without the flag it is not yet answered, though it has a value.
    ...(command.getOptionValueSource('events') === 'cli' && { events }),
    ...(service !== undefined && { service }),
    ...(readerRole !== undefined && { readerRole }),
    ...(writerRole !== undefined && { writerRole }),
  };
}

function withPreview(command: Command): Command {
  return command
    .option('--dry-run', 'list the files that would be changed, and change nothing')
    .option('--diff', 'show the changes as a patch, and change nothing')
    .option('--json', 'print one JSON document and nothing else');
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
