import type { Node } from 'ts-morph';

/** A range of offsets in a source text; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Returns the text without the spans. */
export function cut(text: string, spans: readonly Span[]): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end }) => result.slice(0, start) + result.slice(end), text);
}

export function isInside(node: Node, { start, end }: Span): boolean {
  return node.getStart() >= start && node.getEnd() <= end;
}

/** Returns the span of the lines that contain a node. */
export function lineSpan(node: Node): Span {
  const text = node.getSourceFile().getFullText();
  const end = text.indexOf('\n', node.getEnd());
  return { start: text.lastIndexOf('\n', node.getStart() - 1) + 1, end: end === -1 ? text.length : end + 1 };
}

/** Returns the lines of a statement; only the statement when it shares its lines. */
export function statementSpan(node: Node): Span {
  return hasLine(node, '') ? lineSpan(node) : { start: node.getStart(), end: node.getEnd() };
}

/**
 * Returns the spans that remove members from a list or union: their lines when they have their own, else the text up to a
 * remaining member.
 */
export function memberSpans(
  members: readonly Node[],
  separator: ',' | '|',
  isWanted: (member: Node) => boolean,
): Span[] {
  return runsOf(members, isWanted).flatMap(({ run, previous, next }): Span[] => {
    if (run.every((member) => hasLine(member, separator))) return run.map(lineSpan);
    const [first, last] = [run[0]!, run.at(-1)!];
    if (previous) return [{ start: behindComments(previous, first), end: last.getEnd() }];
    return [{ start: first.getStart(), end: next?.getStart() ?? last.getEnd() }];
  });
}

/** Returns runs of adjacent wanted members with the remaining members on either side. */
function runsOf(
  members: readonly Node[],
  isWanted: (member: Node) => boolean,
): { run: Node[]; previous?: Node; next?: Node }[] {
  const runs: { run: Node[]; previous?: Node; next?: Node }[] = [];
  let previous: Node | undefined;
  let current: (typeof runs)[number] | undefined;
  for (const member of members) {
    if (!isWanted(member)) {
      if (current) current.next = member;
      current = undefined;
      previous = member;
    } else if (current) current.run.push(member);
    else runs.push((current = { run: [member], ...(previous && { previous }) }));
  }
  return runs;
}

/** Whether the lines of a node contain only the node, its separator and a trailing comment. */
function hasLine(node: Node, separator: string): boolean {
  const text = node.getSourceFile().getFullText();
  const { start, end } = lineSpan(node);
  const before = text.slice(start, node.getStart()).trim();
  const behind = text
    .slice(node.getEnd(), end)
    .replaceAll(/\/\/.*|\/\*.*?\*\//g, '')
    .trim();
  const sides = [before, behind].filter((side) => side !== '');
  return sides.length === 0 || (sides.length === 1 && sides[0] === separator);
}

/** Returns the offset after the trailing comments of `previous`; without comments, also removes the line break. */
function behindComments(previous: Node, member: Node): number {
  const gap = previous.getSourceFile().getFullText().slice(previous.getEnd(), member.getStart());
  return previous.getEnd() + (/^\s*(\/\*[^]*?\*\/\s*|\/\/[^\n]*\n\s*)+/.exec(gap)?.[0].length ?? 0);
}
