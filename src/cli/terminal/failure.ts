/** Exit codes of all commands. */
export const exitCode = {
  done: 0,
  unexpected: 1,
  usage: 2,
  targetNotEmpty: 3,
  answersMissing: 4,
  createdIncompletely: 5,
  editRefused: 6,
  conflict: 7,
  cancelled: 130,
} as const;

/** Meanings of the exit codes, for `--help`. */
export const exitCodeMeanings: Record<keyof typeof exitCode, string> = {
  done: 'done',
  unexpected: 'unexpected error; the message explains how to report it',
  usage: 'invalid usage or input; nothing was written',
  targetNotEmpty: 'the target directory is not empty; nothing was written',
  answersMissing: 'required arguments are missing; nothing was written',
  createdIncompletely: 'created, but the installation, git or saving the preset failed; the files are kept',
  editRefused: 'an edit could not be applied safely; nothing was written',
  conflict:
    'a file was changed concurrently or is a symbolic link, or another run is active; nothing was written',
  cancelled: 'cancelled',
};

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An expected error: the message describes the problem, the hint the next step. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: ExitCode;
  /** Stable identifier for programs that read `--json`. */
  readonly code: string;
  readonly hint: string | undefined;
  /** The contents of the message as data, for the same programs. */
  readonly details: object;

  constructor(code: string, exit: ExitCode, message: string, hint?: string, details: object = {}) {
    super(message);
    this.code = code;
    this.exitCode = exit;
    this.hint = hint;
    this.details = details;
  }
}

/** Returns the Failure of a cancelled command. */
export function cancelled(): Failure {
  return new Failure('cancelled', exitCode.cancelled, 'Cancelled. Nothing was written.');
}

/** Returns a Failure with the exit code `usage`. */
export function usageFailure(code: string, message: string, hint?: string, details?: object): Failure {
  return new Failure(code, exitCode.usage, message, hint, details);
}
