import type { SourceFile } from 'ts-morph';
import { placeByName } from './place-by-name.js';
import type { ModuleWiring } from './register-modules.js';
import { behindComments } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';

/**
 * Returns the insertions that import `name` from `specifier`; none when the file already imports it. A new import goes
 * among those whose specifiers start with `near`, in the order of the specifiers, else after the last import.
 */
export function ensureImport(
  file: SourceFile,
  style: SourceStyle,
  wanted: { name: string; specifier: string; near: string; place?: ModuleWiring['place'] | undefined },
): Insertion[] {
  const imports = file.getImportDeclarations();
  const present = imports.some(
    (declaration) =>
      declaration.getModuleSpecifierValue() === wanted.specifier &&
      !declaration.isTypeOnly() &&
      declaration.getNamedImports().some((named) => named.getName() === wanted.name && !named.isTypeOnly()),
  );
  if (present) return [];

  const { quote, semicolon, lineEnd } = style;
  const line = `import { ${wanted.name} } from ${quote}${wanted.specifier}${quote}${semicolon}`;
  const near = imports.filter((declaration) => declaration.getModuleSpecifierValue().startsWith(wanted.near));
  const specifiers = near.map((declaration) => declaration.getModuleSpecifierValue());
  const place = wanted.place === 'last' ? near.length : placeByName(specifiers, wanted.specifier);
  const neighbour = near[place - 1] ?? imports.at(-1);
  return neighbour
    ? [{ at: behindComments(file.getFullText(), neighbour.getEnd()), text: lineEnd + line }]
    : [{ at: startOf(file), text: line + lineEnd + lineEnd }];
}

/** Returns the offset after the line that starts with `#!`. */
function startOf(file: SourceFile): number {
  return /^(#![^\n]*\n)?/.exec(file.getFullText())?.[0].length ?? 0;
}
