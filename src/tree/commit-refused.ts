export type RefusalCode = 'busy' | 'changed_meanwhile' | 'in_the_way' | 'symbolic_link';

/** A commit was not started or was rolled back: no file has changed. */
export class CommitRefused extends Error {
  override readonly name = 'CommitRefused';
  readonly code: RefusalCode;
  /** The absolute path of the file or folder that caused the refusal. */
  readonly path: string;

  constructor(code: RefusalCode, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}
