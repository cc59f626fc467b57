import { afterAll, beforeAll, expect, it } from 'vitest';
import { startService } from '../../support/service.js';
import type { RunningService } from '../../support/service.js';

let service: RunningService;
beforeAll(async () => {
  service = await startService({ NODE_ENV: 'production', API_DOCS: 'true' });
});
afterAll(() => service.stop());

it.each(['/docs', '/redoc'])('serves %s with all of its assets', async (path) => {
  const page = await fetch(service.url + path);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(page.headers.get('content-security-policy')).not.toMatch(/https?:|\*/);

  const references = [...(await page.text()).matchAll(/(?:src|href)="([^"]+)"/g)].map(([, url]) => url ?? '');
  expect(references.length).toBeGreaterThan(1);
  for (const reference of references) {
    const part = await fetch(new URL(reference, service.url + path));
    const mediaType = reference.endsWith('.css') ? 'text/css' : 'text/javascript';
    const answered = [reference, part.status, part.headers.get('content-type')];
    expect(answered).toEqual([reference, 200, `${mediaType}; charset=utf-8`]);
    expect((await part.text()).length).toBeGreaterThan(50);
  }
});
