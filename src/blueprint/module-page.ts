import type { ModuleDefinition } from '../module/definition/definition.js';
import { namesOf } from '../module/definition/definition.js';
import type { FieldSpec } from '../module/definition/field-spec.js';
import { fieldText } from '../module/definition/field-text.js';
import { moduleWiring } from './module-wiring.js';

/** Returns the page of a module: Markdown in the style of the project's formatter. */
export function pageOf(definition: ModuleDefinition): string {
  const { table, plural } = namesOf(definition);
  const { grants, events } = moduleWiring(definition);
  const owner = definition.owner ? ' Rows belong to the user who created them.' : '';
  const granted = Object.entries(grants).map(([role, permissions]) => `${codes(permissions)} (${role})`);
  return [
    `# ${plural}`,
    '',
    `Table \`${table}\`, API below \`/api/v1/${plural}\`.${owner}`,
    '',
    `- Fields: ${codes(definition.fields.map(notationOf))}`,
    `- Permissions: ${granted.join(', ')}`,
    `- Events: ${events.length === 0 ? 'none' : codes(events)}`,
    '',
  ].join('\n');
}

/** The notation without the default, which can contain Markdown. */
function notationOf({ default: _default, ...field }: FieldSpec): string {
  return fieldText(field);
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}
