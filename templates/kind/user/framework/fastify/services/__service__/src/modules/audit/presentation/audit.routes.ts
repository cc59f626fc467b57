import { toPageView } from '@repo/platform/http';
import { route } from '@repo/platform/server';
import type { Routes } from '@repo/platform/server';
import type { ListAudit } from '../application/audit-trail.js';
import * as contract from './audit.contract.js';

export function auditRoutes({ listAudit }: { listAudit: ListAudit }): Routes {
  return async (app) => {
    app.route({
      ...route(contract.listAudit),
      handler: async ({ query: { limit, cursor, aggregateId } }, reply) => {
        const page = await listAudit.execute({ limit, after: cursor, aggregateId });
        return reply.code(200).send(toPageView(page, contract.toEntryView));
      },
    });
  };
}
