import type { Project as TsMorphProject, SourceFile, ts as typescript } from 'ts-morph';
import { importedOrigin, rememberOrigin } from './origin.js';
import type { Origin } from './origin.js';
import { lineAt } from './spans.js';
import type { SourceStyle } from './spans.js';
import { Project, ts } from './ts-morph.js';

/** The parser drops it, and counts without it. */
export const byteOrderMark = '\uFEFF';

let project: TsMorphProject | undefined;
const files = new Map<string, SourceFile>();

/**
 * Parses one file alone: no other file, no tsconfig and no library is read. The result is shared and must not be changed.
 * @param origin where the text comes from; without it, imports are not followed
 */
export function parse(text: string, origin?: Origin): SourceFile {
  // To make one takes longer than to parse a file.
  project ??= new Project({ useInMemoryFileSystem: true, skipLoadingLibFiles: true });
  const key = `${origin?.path ?? ''}\0${text}`;
  const file = files.get(key) ?? project.createSourceFile(`/${files.size}.ts`, text);
  files.set(key, file);
  rememberOrigin(file, origin);
  return file;
}

/** The parsed file that a relative import leads to; `undefined` when it cannot be read. */
export function importedFile(file: SourceFile, specifier: string): SourceFile | undefined {
  const found = importedOrigin(file, specifier);
  return found && parse(found.text.replace(byteOrderMark, ''), found);
}

export interface SyntaxFault {
  text: string;
  /** From 1. */
  line: number;
}

/** What the parser says. The compiler would say the same, and look at the whole program for it. */
export function syntaxErrors(file: SourceFile): SyntaxFault[] {
  const { parseDiagnostics } = file.compilerNode as unknown as {
    parseDiagnostics: readonly typescript.DiagnosticWithLocation[];
  };
  return parseDiagnostics.map(({ messageText, start }) => ({
    text: ts.flattenDiagnosticMessageText(messageText, '\n'),
    line: lineAt(file.getFullText(), start),
  }));
}

/** The text of every comment, in order. */
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

/** The style of a file's first import; where there is none, single quotes and semicolons. */
export function styleOf(file: SourceFile): SourceStyle {
  const text = file.getFullText();
  const first = file.getImportDeclarations()[0];
  return {
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
    quote: first?.getModuleSpecifier().getText().startsWith('"') ? '"' : "'",
    semicolon: !first || first.getText().endsWith(';') ? ';' : '',
  };
}
