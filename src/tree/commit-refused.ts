export type RefusalCode = 'busy' | 'changed_meanwhile' | 'in_the_way' | 'symbolic_link';

/** A commit that was not begun, or was taken back: everything stands as it stood. */
export class CommitRefused extends Error {
  override readonly name = 'CommitRefused';
  readonly code: RefusalCode;
  /** The file or folder that stood against it, absolute. */
  readonly path: string;

  constructor(code: RefusalCode, path: string, message: string) {
    super(message);
    this.code = code;
    this.path = path;
  }
}
