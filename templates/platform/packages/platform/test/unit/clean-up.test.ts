import { withCleanUp } from '@repo/platform/runtime';
import { describe, expect, it, vi } from 'vitest';

const failing = (message: string) => async () => Promise.reject(new Error(message));

describe('withCleanUp', () => {
  it('returns the result, after the clean-up', async () => {
    const cleanUp = vi.fn<() => Promise<void>>(async () => {});
    await expect(withCleanUp(async () => 7, cleanUp)).resolves.toBe(7);
    expect(cleanUp).toHaveBeenCalledOnce();
  });

  it('throws the error of the work, also when the clean-up fails', async () => {
    await expect(withCleanUp(failing('work'), async () => {})).rejects.toThrow('work');
    await expect(withCleanUp(failing('work'), failing('clean-up'))).rejects.toThrow('work');
  });

  it('throws the error of the clean-up when only that fails', async () => {
    await expect(withCleanUp(async () => 7, failing('clean-up'))).rejects.toThrow('clean-up');
  });
});
