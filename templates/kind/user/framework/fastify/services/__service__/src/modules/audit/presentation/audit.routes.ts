import { pageRequest, toPageView } from '@repo/platform/http';
import { route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { ListAudit } from '../application/audit-trail.js';
import * as contract from './audit.contract.js';

export function auditRoutes({ listAudit }: { listAudit: ListAudit }): Routes {
  return async (app) => {
    app.route({
      ...route(contract.listAudit),
      handler: async ({ query }, reply) => {
        const request = pageRequest(query);
        const page = await listAudit.execute(request);
        return reply.code(200).send(toPageView('audit', request, page, contract.toEntryView));
      },
    });
  };
}
