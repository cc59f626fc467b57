import { documentSections } from '../options/contribution.js';
import type { DocumentSection } from '../options/contribution.js';
import type { PackageManagerCommands } from '../options/descriptor.js';
import type { Facts } from '../project/facts.js';
import { deriveFacts } from '../project/facts.js';
import { chosen, chosenPackageManager } from '../project/spec.js';
import type { ProjectSpec } from '../project/spec.js';
import type { Part } from './part.js';

/** All that a template can ask for. */
export interface TemplateContext {
  project: { name: string };
  /** The choices that write something, in the order of the questions. */
  stack: { axis: string; label: string }[];
  facts: Facts;
  /** How the chosen package manager's commands are typed. */
  commands: PackageManagerCommands;
  documents: Record<DocumentSection, { title: string; text: string }[]>;
}

export function templateContext(spec: ProjectSpec, parts: readonly Part[]): TemplateContext {
  const choices = chosen(spec.answers);
  return {
    project: { name: spec.name },
    stack: choices
      .filter(({ choice }) => choice.templates.length > 0)
      .map(({ axis, choice }) => ({ axis: axis.title, label: choice.label })),
    facts: deriveFacts(choices.map(({ choice }) => choice)),
    commands: chosenPackageManager(spec.answers).commands,
    documents: Object.fromEntries(
      documentSections.map((section) => [section, paragraphs(section, parts)]),
    ) as TemplateContext['documents'],
  };
}

function paragraphs(section: DocumentSection, parts: readonly Part[]): { title: string; text: string }[] {
  return parts.flatMap(({ name, contributes }) => {
    const text = contributes?.documents?.[section];
    return text === undefined ? [] : [{ title: name, text }];
  });
}
