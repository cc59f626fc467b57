/** How wide a line may be in a generated project: `printWidth` of its `.prettierrc.json`. */
export const lineWidth = 110;

/**
 * Breaks the lines that are too long, where the project's formatter would. It knows the few forms that the templates of
 * a module have: lists of imports, calls, parameters, lists of values and chains of calls. Templates write each of
 * these on one line, and everything else in a form that does not depend on how long a name is.
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

/** `await schema.createIndex('x').on('y').columns(['z']).execute();`: three calls or more stand below each other. */
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

/** `key: value ?? other,` and `key: 'text',`: such a value goes below its key. Below a short key it would gain nothing. */
function wrapBelowKey(line: string): string[] | null {
  const [, key, value = ''] = /^(\s*\w+:) ([\w.?]+\(\) \?\? \w+,)$/.exec(line) ?? longText(line) ?? [];
  return key === undefined ? null : [key, `${indentationOf(line)}  ${value}`];
}

function longText(line: string): RegExpExecArray | null {
  const found = /^(\s*\w{5,}:) (['"].*['"],)$/.exec(line);
  const outside = [...outsideStrings(found?.[2] ?? '')];
  return outside.length === 1 ? found : null;
}

/** The members of the last bracket of the line, one on each line; a list that is the only one is opened in its place. */
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

/** The list in a bracket that has nothing else in it: `([a, b])`. */
function onlyList(line: string, { start, end }: Group): Group | null {
  const list = { start: start + 1, end: end - 1 };
  if (line.charAt(list.start) !== '[' || line.charAt(list.end) !== ']') return null;
  return splitOutside(line.slice(list.start, end), ',').length === 1 ? list : null;
}

/** Where a bracket opens, and where it closes. */
interface Group {
  start: number;
  end: number;
}

function indentationOf(line: string): string {
  return /^ */.exec(line)?.[0] ?? '';
}

/** The last round or square bracket that is closed on the line and stands in no other. */
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

/** `Order['total']` is a name, not a list. */
function isIndex(line: string, at: number): boolean {
  return line.charAt(at) === '[' && /[\w)\]]/.test(line.charAt(at - 1));
}

/** The parts of a text between separators that stand in no bracket and no string. */
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
