/** Work that is done again and again, by one process at a time. */
export interface Job {
  name: string;
  /** A cron pattern, in UTC. */
  schedule: string;
  /** After so many seconds a run counts as dead, and another process may take the next one. */
  maxSeconds: number;
  run(): Promise<void>;
}

/** Remembers the runs of jobs, for all processes together. */
export interface JobRuns {
  /**
   * Takes a run: of many processes one gets `true`, and nobody while the run before still goes on.
   * @param due when the run was to start; the same in every process
   */
  begin(job: string, due: Date, maxSeconds: number): Promise<boolean>;
  end(job: string): Promise<void>;
}
