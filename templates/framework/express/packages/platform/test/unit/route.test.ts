import type { Request } from 'express';
import { defineOperation } from '@repo/platform/http';
import { route } from '@repo/platform/server';
import { expect, it } from 'vitest';
import { z } from 'zod';

const makeThing = defineOperation({
  id: 'makeThing',
  method: 'POST',
  path: '/things',
  tag: 'Things',
  summary: 'Make a thing',
  access: 'anyone',
  idempotent: true,
  responses: { 201: { description: 'The thing', body: z.object({ name: z.string() }) } },
});

it('rejects a handler of an idempotent operation that records no outcome', async () => {
  // @ts-expect-error an idempotent operation requires answerOnce
  const { answer } = route(makeThing, async () => ({ status: 201, body: { name: 'x' } }));
  const request = { input: {}, params: {}, active: {}, headers: {} } as Request;
  await expect(answer(request)).rejects.toThrow('makeThing does not answer with answerOnce');
});
