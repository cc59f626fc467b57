import type { SourceFile } from 'ts-morph';
import { behindComments } from './spans.js';
import type { Insertion, SourceStyle } from './spans.js';

/**
 * What to insert so that the file imports `name` from `specifier`; nothing when it does already.
 * A new import goes after the last import that has the same beginning up to `near`, else after the last one.
 */
export function ensureImport(
  file: SourceFile,
  style: SourceStyle,
  wanted: { name: string; specifier: string; near: string },
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
  const neighbour =
    imports.findLast((declaration) => declaration.getModuleSpecifierValue().startsWith(wanted.near)) ??
    imports.at(-1);
  return neighbour
    ? [{ at: behindComments(file.getFullText(), neighbour.getEnd()), text: lineEnd + line }]
    : [{ at: startOf(file), text: line + lineEnd + lineEnd }];
}

/** Behind `#!`. */
function startOf(file: SourceFile): number {
  return /^(#![^\n]*\n)?/.exec(file.getFullText())?.[0].length ?? 0;
}
