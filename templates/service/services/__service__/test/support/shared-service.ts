import type { TestProject } from 'vitest/node';
import { startService } from './service.js';

declare module 'vitest' {
  interface ProvidedContext {
    serviceUrl: string;
  }
}

/** Starts the service that the HTTP tests share, unless `SERVICE_URL` names a running one. */
export default async function shareService({
  provide,
}: TestProject): Promise<(() => Promise<void>) | undefined> {
  const given = process.env['SERVICE_URL'];
  if (given !== undefined) {
    provide('serviceUrl', given);
    return undefined;
  }
  const service = await startService();
  provide('serviceUrl', service.url);
  return () => service.stop();
}
