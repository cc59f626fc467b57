/** What the process ends with. The same numbers for every command. */
export const exitCode = {
  done: 0,
  unexpected: 1,
  usage: 2,
  targetNotEmpty: 3,
  answersMissing: 4,
  createdIncompletely: 5,
  editRefused: 6,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** An error that a person can act on: what was wrong, where, and what to type next. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly exitCode: ExitCode;
  /** Stable, for programs that read `--json`. */
  readonly code: string;
  readonly hint: string | undefined;

  constructor(code: string, exit: ExitCode, message: string, hint?: string) {
    super(message);
    this.code = code;
    this.exitCode = exit;
    this.hint = hint;
  }
}

export function usageFailure(code: string, message: string, hint?: string): Failure {
  return new Failure(code, exitCode.usage, message, hint);
}
