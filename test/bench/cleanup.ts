const tasks: (() => unknown)[] = [];
let cleaning: Promise<void> | undefined;

/** Registers a cleanup task. Tasks run in reverse order when `cleaningUp` ends. */
export function atTheEnd(task: () => unknown): void {
  tasks.push(task);
}

/** Runs the work, and then all cleanup tasks, even if the work fails or is interrupted. */
export async function cleaningUp(work: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  }
  await work().finally(cleanUp);
}

/** Runs once: interrupted work also fails, and both callers must wait for the same cleanup. */
function cleanUp(): Promise<void> {
  cleaning ??= doTasks();
  return cleaning;
}

async function doTasks(): Promise<void> {
  for (let task = tasks.pop(); task; task = tasks.pop()) await task();
}
