import type { Logger } from '@repo/platform/logging';
import { runStep } from '@repo/platform/runtime';
import { describe, expect, it, vi } from 'vitest';

describe('a step', () => {
  it.each([
    ['fails', 60_000, () => Promise.reject(new Error('broken')), 'broken'],
    ['does not end', 1, () => new Promise<void>(() => {}), 'Not done within 1 ms'],
  ])('that %s is logged, and does not stop the next one', async (_what, maxMs, work, message) => {
    const error = vi.fn<Logger['error']>();
    const next = vi.fn<() => Promise<void>>(async () => {});
    await runStep('first', maxMs, { error }, work);
    await runStep('second', 60_000, { error }, next);
    expect(error.mock.calls).toEqual([
      [{ err: expect.objectContaining({ message }), step: 'first' }, 'Shutdown step failed'],
    ]);
    expect(next).toHaveBeenCalledOnce();
  });

  it('may have nothing to do', async () => {
    const error = vi.fn<Logger['error']>();
    await runStep('nothing', 60_000, { error }, () => undefined);
    expect(error).not.toHaveBeenCalled();
  });
});
