/**
 * Runs the clean-up after the work, whether or not the work succeeds.
 * @throws the error of the work; the error of the clean-up only if the work succeeded
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
