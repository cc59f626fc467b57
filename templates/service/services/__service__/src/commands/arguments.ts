/** Returns the command-line arguments. Some package managers pass on a leading `--`, which is dropped. */
export function commandArguments(): string[] {
  const words = process.argv.slice(2);
  return words[0] === '--' ? words.slice(1) : words;
}
