/**
 * Runs the clean-up after the work, whatever became of it.
 * @throws the error of the work; one of the clean-up only when the work has succeeded
 */
export async function withCleanUp<T>(work: () => Promise<T>, cleanUp: () => Promise<void>): Promise<T> {
  const result = await settle(work);
  const cleaned = await settle(cleanUp);
  if (result.status === 'rejected') throw result.reason;
  if (cleaned.status === 'rejected') throw cleaned.reason;
  return result.value;
}

async function settle<T>(step: () => Promise<T>): Promise<PromiseSettledResult<T>> {
  const [settled] = await Promise.allSettled([(async () => step())()]);
  return settled;
}
