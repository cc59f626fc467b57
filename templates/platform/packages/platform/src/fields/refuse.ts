import { z } from 'zod';

/** Rejects an input with a stable error code. */
export function refuse(context: z.RefinementCtx, code: string, message: string): typeof z.NEVER {
  context.addIssue({ code: 'custom', message, params: { code } });
  return z.NEVER;
}
