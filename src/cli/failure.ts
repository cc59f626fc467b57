/** What the process ends with. The same numbers for every command. */
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

/** What the numbers mean, for the help. */
export const exitCodeMeanings: Record<keyof typeof exitCode, string> = {
  done: 'done',
  unexpected: 'unexpected error; the message says how to report it',
  usage: 'bad usage or input; nothing was written',
  targetNotEmpty: 'the target is not empty; nothing was written',
  answersMissing: 'answers are missing; nothing was written',
  createdIncompletely: 'created, but installing, git or saving the preset failed; the files are kept',
  editRefused: 'an edit has no place to go, or would lose yours; nothing was written',
  conflict: 'a file changed meanwhile or is a symbolic link, or another run is writing; nothing was written',
  cancelled: 'cancelled',
};

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An error that a person can act on: what was wrong, where, and what to type next. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: ExitCode;
  /** Stable, for programs that read `--json`. */
  readonly code: string;
  readonly hint: string | undefined;
  /** What the message says, as data, for the same programs. */
  readonly details: object;

  constructor(code: string, exit: ExitCode, message: string, hint?: string, details: object = {}) {
    super(message);
    this.code = code;
    this.exitCode = exit;
    this.hint = hint;
    this.details = details;
  }
}

export function usageFailure(code: string, message: string, hint?: string, details?: object): Failure {
  return new Failure(code, exitCode.usage, message, hint, details);
}
