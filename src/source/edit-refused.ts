/** A source edit that cannot be applied safely. Nothing was changed; the message contains the code to add by hand. */
export class EditRefused extends Error {
  override readonly name = 'EditRefused';
  readonly wanted: string;
  readonly found: string;
  /** The code to paste. */
  readonly paste: string;
  /** The line in the file, from 1; 1 when the refusal concerns the whole file. */
  readonly line: number;

  constructor(wanted: string, found: string, paste: string, line = 1) {
    super(`Expected ${wanted}, found ${found}. Add this by hand:\n${paste}`);
    this.wanted = wanted;
    this.found = found;
    this.paste = paste;
    this.line = line;
  }
}
