import type { Logger } from '@repo/platform/logging';
import { createOpenParts } from '@repo/platform/runtime';
import { expect, it, vi } from 'vitest';

it('closes every part, the newest first, and logs the ones that fail', async () => {
  const error = vi.fn<Logger['error']>();
  const closed: string[] = [];
  const open = createOpenParts(60_000, { error });
  const part = (name: string, failure?: Error) => ({
    name,
    async close() {
      closed.push(name);
      if (failure) throw failure;
    },
  });
  expect(open.add('one', part('one'))).toMatchObject({ name: 'one' });
  open.add('two', part('two', new Error('broken')));
  open.add('three', part('three'));
  await open.close();
  expect(closed).toEqual(['three', 'two', 'one']);
  const err = expect.objectContaining({ message: 'broken' });
  expect(error.mock.calls).toEqual([[{ err, step: 'close two' }, 'Shutdown step failed']]);
});
