/** Periodic work, run by one process at a time. */
export interface Job {
  name: string;
  /** Cron expression, in UTC. */
  schedule: string;
  /** Seconds after which a run counts as dead, so that another process may take the next one. */
  maxSeconds: number;
  /** @param signal is aborted when the service stops, and after `maxSeconds`: work that can wait ends then */
  run(signal: AbortSignal): Promise<void>;
}

/** Records job runs across all processes. */
export interface JobRuns {
  /**
   * Takes a run: of many processes one gets `true`, and none while the run before still goes on.
   * @param due the scheduled start, which is the same in every process
   */
  begin(job: string, due: Date, maxSeconds: number): Promise<boolean>;
  end(job: string): Promise<void>;
  /**
   * Whether no process has begun the run that was due then, or a later one. A job that is new has missed nothing: it
   * is remembered as if it had run.
   */
  isMissed(job: string, due: Date): Promise<boolean>;
}
