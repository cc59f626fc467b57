/** Periodic work, run by one process at a time. */
export interface Job {
  name: string;
  /** Cron expression, in UTC. */
  schedule: string;
  /** Maximum duration of a run in seconds; after that, another process may start the next run. */
  maxSeconds: number;
  /** @param signal aborted when the service stops and after `maxSeconds`; the run must end then */
  run(signal: AbortSignal): Promise<void>;
}

/** Records job runs across all processes. */
export interface JobRuns {
  /**
   * Claims a run. Returns `true` in one process, and in none while the previous run is in progress.
   * @param due the scheduled start, which is the same in every process
   */
  begin(job: string, due: Date, maxSeconds: number): Promise<boolean>;
  end(job: string): Promise<void>;
  /**
   * Returns whether no process has started the run that was due then, or a later one. A new job has missed no run: it
   * is recorded as if it had run.
   */
  isMissed(job: string, due: Date): Promise<boolean>;
}
