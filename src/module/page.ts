import { EditRefused } from '../source/edit-refused.js';
import type { ModuleDefinition } from './definition.js';
import { namesOf } from './definition.js';
import type { FieldSpec } from './field-spec.js';
import { fieldText } from './field-text.js';
import { moduleWiring } from './module-wiring.js';

/** The page of a generated project that describes its modules, each in a section of its own. */
export const modulesPage = 'docs/MODULES.md';

/** What the page says of a module: Markdown, with its heading and without a line end behind it. */
export function sectionOf(definition: ModuleDefinition): string {
  const { table, plural } = namesOf(definition);
  const { grants, events } = moduleWiring(definition);
  const owner = definition.owner ? ' Rows belong to the user who made them.' : '';
  const granted = Object.entries(grants).map(([role, permissions]) => `${codes(permissions)} (${role})`);
  return [
    `### ${plural}`,
    '',
    `Table \`${table}\`, API below \`/api/v1/${plural}\`.${owner}`,
    '',
    `- Fields: ${codes(definition.fields.map(notationOf))}`,
    `- Permissions: ${granted.join(', ')}`,
    `- Events: ${events.length === 0 ? 'none' : codes(events)}`,
  ].join('\n');
}

/** The page with the section of a module at its end; as it is when it has one. @throws EditRefused */
export function ensureSection(text: string, definition: ModuleDefinition): string {
  if (hasSection(text, definition)) return text;
  const line = text.split('\n').findIndex((candidate) => /^(<{7}|={7}|>{7})/.test(candidate)) + 1;
  if (line > 0) throw new EditRefused('a page', 'merge markers', sectionOf(definition), line);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const section = sectionOf(definition).replaceAll('\n', lineEnd);
  const gap = text === '' ? '' : text.endsWith('\n') ? lineEnd : lineEnd + lineEnd;
  return `${text}${gap}${section}${lineEnd}`;
}

/** Whether a heading of any level is the module's name. */
export function hasSection(text: string, { name }: ModuleDefinition): boolean {
  return text.split(/\r?\n/).some((line) => /^#+ /.test(line) && line.replaceAll(/[#`\s]/g, '') === name);
}

/** As it is typed, without its default: that may be any text. */
function notationOf({ default: _default, ...field }: FieldSpec): string {
  return fieldText(field);
}

function codes(texts: readonly string[]): string {
  return texts.map((text) => `\`${text}\``).join(', ');
}
