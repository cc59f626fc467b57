import type { Project as TsMorphProject, SourceFile, ts as typescript } from 'ts-morph';
import { importedOrigin, rememberOrigin } from './origin.js';
import type { Origin } from './origin.js';
import { lineAt } from './spans.js';
import type { SourceStyle } from './spans.js';
import { loadTsMorph, Project, ts } from './ts-morph.js';

/** The parser drops it, so offsets do not include it. */
export const byteOrderMark = '\uFEFF';

let project: TsMorphProject | undefined;
const files = new Map<string, SourceFile>();

/**
 * Parses one file without reading other files, a tsconfig or libraries. The result is shared: do not modify it.
 * @param origin the origin of the text; without it, imports are not followed
 */
export function parse(text: string, origin?: Origin): SourceFile {
  loadTsMorph();
  // Creating a project takes longer than parsing a file.
  project ??= new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const key = `${origin?.path ?? ''}\0${text}`;
  const file = files.get(key) ?? project.createSourceFile(`/${files.size}.ts`, text);
  files.set(key, file);
  rememberOrigin(file, origin);
  return file;
}

/** Returns the parsed file of a relative import; `undefined` when it cannot be read. */
export function importedFile(file: SourceFile, specifier: string): SourceFile | undefined {
  const found = importedOrigin(file, specifier);
  return found && parse(found.text.replace(byteOrderMark, ''), found);
}

export interface SyntaxFault {
  text: string;
  /** The line number, from 1. */
  line: number;
}

/** Returns the errors of the parser; those of the compiler would require a check of the whole program. */
export function syntaxErrors(file: SourceFile): SyntaxFault[] {
  const { parseDiagnostics } = file.compilerNode as unknown as {
    parseDiagnostics: readonly typescript.DiagnosticWithLocation[];
  };
  return parseDiagnostics.map(({ messageText, start }) => ({
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
    line: lineAt(file.getFullText(), start),
  }));
}

/** Returns the text of every comment, in source order. */
export function commentsOf(file: SourceFile): string[] {
  const text = file.getFullText();
  const ranges = new Map<number, number>();
  const visit = (node: typescript.Node): void => {
    const around = [
      ...(ts.getLeadingCommentRanges(text, node.getFullStart()) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.getEnd()) ?? []),
    ];
    for (const { pos, end } of around) ranges.set(pos, end);
    for (const child of node.getChildren(file.compilerNode)) visit(child);
  };
  visit(file.compilerNode);
  return [...ranges].toSorted(([a], [b]) => a - b).map(([pos, end]) => text.slice(pos, end));
}

/** Returns the style of a file's first import; without imports, single quotes and semicolons. */
export function styleOf(file: SourceFile): SourceStyle {
  const text = file.getFullText();
  const first = file.getImportDeclarations()[0];
  return {
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    quote: first?.getModuleSpecifier().getText().startsWith('"') ? '"' : "'",
    semicolon: !first || first.getText().endsWith(';') ? ';' : '',
  };
}
