/** Runs work with the same key sequentially in this process, and work with different keys concurrently. */
export interface KeyedQueue {
  run<T>(key: string, work: () => Promise<T>): Promise<T>;
}

export function createKeyedQueue(): KeyedQueue {
  const tails = new Map<string, Promise<void>>();

  return {
    async run(key, work) {
      const previous = tails.get(key);
      let release = (): void => {};
      const tail = new Promise<void>((resolve) => (release = resolve));
      tails.set(key, tail);
      await previous;
      try {
        return await work();
      } finally {
        release();
        if (tails.get(key) === tail) tails.delete(key);
      }
    },
  };
}
