/** Files that GitHub creates in a new repository, and the function that appends generated text to each. */
const additions: Readonly<Record<string, (theirs: string, ours: string) => string>> = {
  'README.md': withReadme,
  '.gitignore': withIgnoreRules,
};

/** Returns whether a file may already exist in the target directory, because generated text can be appended to it. */
export function isKept(path: string): boolean {
  return Object.hasOwn(additions, path);
}

/**
 * Returns the existing text with the generated text appended; the line endings of the existing text are kept.
 * @throws Error when `isKept` is false for the path
 */
export function withGenerated(path: string, theirs: string, ours: string): string {
  const add = additions[path];
  if (!add) throw new Error(`Cannot append generated text to ${path}`);
  if (theirs.trim() === '') return ours;
  const merged = add(theirs.replaceAll('\r\n', '\n'), ours);
  return theirs.includes('\r\n') ? merged.replaceAll('\n', '\r\n') : merged;
}

/** Appends the generated README; its title is omitted when the existing text has one. */
function withReadme(theirs: string, ours: string): string {
  const start = theirs.replace(/^\uFEFF/, '').trimStart();
  const hasTitle = /^(#\s|<h1\b|[^\n]+\n=+[ \t]*(\n|$))/i.test(start);
  return `${theirs.trimEnd()}\n\n${hasTitle ? ours.replace(/^# .*\n+/, '') : ours}`;
}

/** Appends the missing rules. The last matching rule wins, so the generated exceptions are repeated after them. */
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
