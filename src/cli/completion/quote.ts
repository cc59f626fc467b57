/** Quotes any text as one word of bash or zsh. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** Quotes any text as one word of fish, whose single quotes have two escapes. */
export function quoteForFish(text: string): string {
  return `'${text.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
}

/** Returns a function name that every shell accepts. */
export function functionName(program: string): string {
  return `_${program.replaceAll(/\W/g, '_')}`;
}
