import { z } from 'zod';

/** Refuses an input with a code of our own, which clients can rely on. */
export function refuse(context: z.RefinementCtx, code: string, message: string): typeof z.NEVER {
  context.addIssue({ code: 'custom', message, params: { code } });
  return z.NEVER;
}
