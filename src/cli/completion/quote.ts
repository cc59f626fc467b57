/** One word of bash or zsh, whatever is in it. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** One word of fish, whose single quotes know two escapes. */
export function quoteForFish(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

/** A name that every shell takes for a function. */
export function functionName(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}`;
}
