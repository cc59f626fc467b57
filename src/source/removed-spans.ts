import type { Node } from 'ts-morph';

/** A part of a source text, from the first offset to before the last. */
export interface Span {
  start: number;
  end: number;
}

/** The text without the spans. */
export function cut(text: string, spans: readonly Span[]): string {
  return spans
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, { start, end }) => result.slice(0, start) + result.slice(end), text);
}

export function isInside(node: Node, { start, end }: Span): boolean {
  return node.getStart() >= start && node.getEnd() <= end;
}

/** The lines that a node stands in, with what is behind it. */
export function lineSpan(node: Node): Span {
  const text = node.getSourceFile().getFullText();
  const end = text.indexOf('\n', node.getEnd());
  return { start: text.lastIndexOf('\n', node.getStart() - 1) + 1, end: end === -1 ? text.length : end + 1 };
}

/** The lines of a statement; the statement alone where it shares them. */
export function statementSpan(node: Node): Span {
  return hasLine(node, '') ? lineSpan(node) : { start: node.getStart(), end: node.getEnd() };
}

/**
 * What to remove so that a list or union loses members: their lines where they have some of their own, else what is between
 * them and a member that stays.
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

/** Wanted members that follow each other, and the members that stay on either side of them. */
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

/** Whether nothing else stands in the lines of a node but its separator, and a comment behind it. */
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

/** Comments behind a member stay with it; where there are none, the line break goes as well. */
function behindComments(previous: Node, member: Node): number {
  const gap = previous.getSourceFile().getFullText().slice(previous.getEnd(), member.getStart());
  return previous.getEnd() + (/^\s*(\/\*[^]*?\*\/\s*|\/\/[^\n]*\n\s*)+/.exec(gap)?.[0].length ?? 0);
}
