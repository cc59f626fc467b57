import { pageRequest, toPageView } from '@repo/platform/http';
import { route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { ListAudit } from '../application/audit-trail.js';
import * as contract from './audit.contract.js';

export function auditRoutes({ listAudit }: { listAudit: ListAudit }): Routes {
  return [
    route(contract.listAudit, async ({ query }) => {
      const request = pageRequest(query);
      const page = await listAudit.execute(request);
      return { status: 200, body: toPageView('audit', request, page, contract.toEntryView) };
    }),
  ];
}
