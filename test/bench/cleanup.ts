const tasks: (() => unknown)[] = [];
let cleaning: Promise<void> | undefined;

/** Does it when the program ends, in whatever way; what was added last comes first. */
export function atTheEnd(task: () => unknown): void {
  tasks.push(task);
}

/** Runs the work, and cleans up after it even when it fails or is interrupted. */
export async function cleaningUp(work: () => Promise<void>): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void cleanUp().finally(() => process.exit(130)));
  }
  await work().finally(cleanUp);
}

/** Once: what is interrupted fails, too, and must not end the program while it is still being cleaned up. */
function cleanUp(): Promise<void> {
  cleaning ??= doTasks();
  return cleaning;
}

async function doTasks(): Promise<void> {
  for (let task = tasks.pop(); task; task = tasks.pop()) await task();
}
