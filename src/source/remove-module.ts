import type { Node, NoSubstitutionTemplateLiteral, SourceFile, StringLiteral } from 'ts-morph';
import { EditRefused } from './edit-refused.js';
import { byteOrderMark, parse, syntaxErrors } from './parse.js';
import { cut, isInside, lineSpan, memberSpans, statementSpan } from './removed-spans.js';
import type { Span } from './removed-spans.js';
import { unwrap } from './resolve.js';
import { lineAt } from './spans.js';
import { Node as is, SyntaxKind } from './ts-morph.js';

/** The names by which a wired file uses a module. */
export interface ModuleTraces {
  name: string;
  permissions: readonly string[];
}

/**
 * Returns the source of a wired file without a module: without its imports, the statement that creates it, and its members
 * of lists and unions. Idempotent.
 * @throws EditRefused when other code in the file uses the module
 */
export function removeModule(text: string, traces: ModuleTraces): string {
  if (text.startsWith(byteOrderMark)) return byteOrderMark + removeModule(text.slice(1), traces);
  const file = parse(text);
  const refuse = (found: string, line: number): never => {
    const wanted = `no other use of the module ${traces.name}`;
    throw new EditRefused(
      wanted,
      found,
      `// remove every use of ${traces.name} and ${traces.permissions.join(', ')}`,
      line,
    );
  };
  const [error] = syntaxErrors(file);
  if (error) return refuse(`a syntax error: ${error.text}`, error.line);

  const { names, spans } = tracesIn(file, traces);
  const left = file
    .getDescendants()
    .find((node) => isTrace(node, names, traces.permissions) && !spans.some((span) => isInside(node, span)));
  if (left) {
    const line = lineAt(file.getFullText(), left.getStart());
    return refuse(file.getFullText().split('\n')[line - 1]?.trim() ?? '', line);
  }
  const result = cut(file.getFullText(), spans);
  if (syntaxErrors(parse(result)).length > 0) return refuse('a list with an unsupported layout', 1);
  return result;
}

function tracesIn(
  file: SourceFile,
  { name, permissions }: ModuleTraces,
): { names: Set<string>; spans: Span[] } {
  const imports = file
    .getImportDeclarations()
    .filter((one) => one.getModuleSpecifierValue().startsWith(`./modules/${name}/`));
  const imported = imports
    .flatMap((one) => one.getNamedImports())
    .map((one) => one.getAliasNode()?.getText() ?? one.getName());
  const names = new Set(imported);
  const statements = file
    .getDescendantsOfKind(SyntaxKind.VariableStatement)
    .filter((statement) => statement.getDeclarations().every((one) => isMade(one.getInitializer(), names)));
  for (const one of statements.flatMap((statement) => statement.getDeclarations())) names.add(one.getName());

  const isWanted = (member: Node): boolean =>
    isOne(member) && [member, ...member.getDescendants()].some((one) => isTrace(one, names, permissions));
  const lists = file.getDescendantsOfKind(SyntaxKind.ArrayLiteralExpression);
  const unions = file.getDescendantsOfKind(SyntaxKind.UnionType);
  const spans = [
    ...imports.map(lineSpan),
    ...statements.map(statementSpan),
    ...lists.flatMap((list) => memberSpans(list.getElements(), ',', isWanted)),
    ...unions.flatMap((union) => memberSpans(union.getTypeNodes(), '|', isWanted)),
  ];
  return { names, spans };
}

function isMade(node: Node | undefined, names: ReadonlySet<string>): boolean {
  const bare = unwrap(node);
  const call = is.isAwaitExpression(bare) ? bare.getExpression() : bare;
  return is.isCallExpression(call) && names.has(call.getExpression().getText());
}

/** Whether a member is a single value; spreads and conditions have members of their own. */
function isOne(node: Node): boolean {
  const bare = unwrap(node);
  return is.isIdentifier(bare) || is.isCallExpression(bare) || isText(bare) || is.isLiteralTypeNode(bare);
}

function isTrace(node: Node, names: ReadonlySet<string>, permissions: readonly string[]): boolean {
  if (isText(node)) return permissions.includes(node.getLiteralText());
  return is.isIdentifier(node) && names.has(node.getText()) && !isPropertyName(node);
}

function isText(node: Node | undefined): node is StringLiteral | NoSubstitutionTemplateLiteral {
  return is.isStringLiteral(node) || is.isNoSubstitutionTemplateLiteral(node);
}

function isPropertyName(node: Node): boolean {
  const parent = node.getParent();
  return (
    (is.isPropertyAccessExpression(parent) || is.isPropertyAssignment(parent)) &&
    parent.getNameNode() === node
  );
}
