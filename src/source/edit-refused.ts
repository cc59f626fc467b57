/** A source edit found no place to go. Nothing was changed; the message lets a person make the edit by hand. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';
  readonly wanted: string;
  readonly found: string;
  /** The code to paste. */
  readonly paste: string;
  /** Where in the file, from 1; the first line when the whole file is meant. */
  readonly line: number;

  constructor(wanted: string, found: string, paste: string, line = 1) {
    super(`Looked for ${wanted}, found ${found}. Add this by hand:\n${paste}`);
    this.wanted = wanted;
    this.found = found;
    this.paste = paste;
    this.line = line;
  }
}
