/** The words after the command. Some package managers pass on the `--` that stands before them. */
export function commandArguments(): string[] {
  const words = process.argv.slice(2);
  return words[0] === '--' ? words.slice(1) : words;
}
