/** The maximum line width in a generated project: `printWidth` of its `.prettierrc.json`. */
export const lineWidth = 110;

/**
 * Breaks long lines as the project's formatter would. It supports the forms that the templates of a module contain:
 * imports, calls, parameters, lists of values and chains of calls. Templates write each of these on one line, and all
 * other code in a layout that does not depend on the length of names.
 */
export function wrapLongLines(text: string): string {
  return text.split('\n').flatMap(wrapLine).join('\n');
}

function wrapLine(line: string): string[] {
  if (line.length <= lineWidth || /^\s*(\/\/|\/\*|\*)/.test(line)) return [line];
  return wrapImport(line) ?? wrapChain(line) ?? wrapBelowKey(line) ?? wrapGroup(line) ?? [line];
}

function wrapImport(line: string): string[] | null {
  const [, head, names = '', tail] = /^((?:import|export)(?: type)? \{) (.+) (\} from .+)$/.exec(line) ?? [];
  if (head === undefined || !names.includes(',')) return null;
  return [head, ...names.split(', ').map((name) => `  ${name},`), `${tail}`];
}

/** `await schema.createIndex('x').on('y').columns(['z']).execute();`: three or more calls get one line each. */
function wrapChain(line: string): string[] | null {
  const [, head, chain = '', end] =
    /^(\s*(?:\S.*= )?(?:await )?\w+)((?:\.\w+\(.*\))+)(;|,)$/.exec(line) ?? [];
  if (head === undefined) return null;
  const calls = splitOutside(chain, '.').filter((call) => call !== '');
  if (calls.length < 3 || !calls.every((call) => /^\w+\(.*\)$/.test(call))) return null;
  const indentation = `${indentationOf(line)}  `;
  const lines = calls.map((call) => `${indentation}.${call}`);
  return [head, ...lines.slice(0, -1), `${lines.at(-1)}${end}`];
}

/** Moves the value of `key: value ?? other,` or `key: 'text',` below its key. A short key would gain no width. */
function wrapBelowKey(line: string): string[] | null {
  const [, key, value = ''] = /^(\s*\w+:) ([\w.?]+\(\) \?\? \w+,)$/.exec(line) ?? longText(line) ?? [];
  return key === undefined ? null : [key, `${indentationOf(line)}  ${value}`];
}

function longText(line: string): RegExpExecArray | null {
  const found = /^(\s*\w{5,}:) (['"].*['"],)$/.exec(line);
  const outside = [...outsideStrings(found?.[2] ?? '')];
  return outside.length === 1 ? found : null;
}

/** Breaks the last bracket of the line, one member per line; if it contains only a list, breaks that list instead. */
function wrapGroup(line: string): string[] | null {
  const group = lastGroup(line);
  if (!group) return null;
  const indentation = indentationOf(line);
  const { start, end } = onlyList(line, group) ?? group;
  const members = splitOutside(line.slice(start + 1, end), ',');
  return [
    line.slice(0, start + 1),
    ...members.flatMap((member) => wrapLine(`${indentation}  ${member.trim()},`)),
    indentation + line.slice(end),
  ];
}

/** Returns the list in a bracket that contains nothing else: `([a, b])`. */
function onlyList(line: string, { start, end }: Group): Group | null {
  const list = { start: start + 1, end: end - 1 };
  if (line.charAt(list.start) !== '[' || line.charAt(list.end) !== ']') return null;
  return splitOutside(line.slice(list.start, end), ',').length === 1 ? list : null;
}

/** The offsets of a pair of brackets. */
interface Group {
  start: number;
  end: number;
}

function indentationOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

/** Returns the last outermost round or square bracket that is closed on the line. */
function lastGroup(line: string): Group | null {
  let found: Group | null = null;
  const open: number[] = [];
  for (const { at, character } of outsideStrings(line)) {
    if ('([{'.includes(character)) open.push(at);
    if (!')]}'.includes(character)) continue;
    const start = open.pop();
    if (start === undefined || isIndex(line, start)) continue;
    const isOutermost = open.length === 0 && character !== '}';
    if (isOutermost && at - start > 1) found = { start, end: at };
  }
  return found;
}

/** Whether a bracket is an index, as in `Order['total']`. */
function isIndex(line: string, at: number): boolean {
  return line.charAt(at) === '[' && /[\w)\]]/.test(line.charAt(at - 1));
}

/** Splits a text at separators outside of brackets and strings. */
function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const { at, character } of outsideStrings(text)) {
    if ('([{'.includes(character)) depth += 1;
    if (')]}'.includes(character)) depth -= 1;
    if (character !== separator || depth > 0) continue;
    parts.push(text.slice(from, at));
    from = at + 1;
  }
  return [...parts, text.slice(from)];
}

function* outsideStrings(text: string): Generator<{ at: number; character: string }> {
  let quote: string | null = null;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (quote !== null && character === '\\') at += 1;
    else if (quote !== null) quote = character === quote ? null : quote;
    else if (/['"`]/.test(character)) quote = character;
    else yield { at, character };
  }
}
