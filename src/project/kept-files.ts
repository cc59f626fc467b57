/** Files that a new repository on GitHub has, and how generated text is added to them. Nothing of theirs is removed. */
const additions: Readonly<Record<string, (theirs: string, ours: string) => string>> = {
  'README.md': withReadme,
  '.gitignore': withIgnoreRules,
};

/** Whether a file may be in a directory before a project is created there, because both texts go together. */
export function isKept(path: string): boolean {
  return Object.hasOwn(additions, path);
}

/** A text that was there with the generated one added to it, with the line ends it has. */
export function withGenerated(path: string, theirs: string, ours: string): string {
  const add = additions[path];
  if (!add) throw new Error(`${path} cannot be added to`);
  if (theirs.trim() === '') return ours;
  const merged = add(theirs.replaceAll('\r\n', '\n'), ours);
  return theirs.includes('\r\n') ? merged.replaceAll('\n', '\r\n') : merged;
}

/** Their text comes first. Two titles would be one too many. */
function withReadme(theirs: string, ours: string): string {
  const start = theirs.replace(/^\uFEFF/, '').trimStart();
  const hasTitle = /^(#\s|<h1\b|[^\n]+\n=+[ \t]*(\n|$))/i.test(start);
  return `${theirs.trimEnd()}\n\n${hasTitle ? ours.replace(/^# .*\n+/, '') : ours}`;
}

/** Rules are a set, but of two that name a file the last one counts: exceptions of ours stay behind the rules. */
function withIgnoreRules(theirs: string, ours: string): string {
  const known = new Set(rulesOf(theirs));
  const rules = rulesOf(ours);
  const hasOtherExceptions = [...known].some((rule) => rule.startsWith('!') && !rules.includes(rule));
  const missing = rules.filter((rule) => hasOtherExceptions || !known.has(rule));
  if (missing.length === 0) return theirs;
  const added = rules.filter((rule) => missing.includes(rule) || rule.startsWith('!'));
  return `${theirs.trimEnd()}\n\n${added.join('\n')}\n`;
}

function rulesOf(text: string): string[] {
  const lines = text.split('\n').map((line) => line.trimEnd());
  return lines.filter((line) => line !== '' && !line.startsWith('#'));
}
