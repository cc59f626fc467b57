import { Query } from '@nestjs/common';
import { pageRequest, toPageView } from '@repo/platform/http';
import { Controller, Operation } from '@repo/platform/server';
import type { AnswerOf, QueryOf } from '@repo/platform/server';
import { ListAudit } from '../application/audit-trail.js';
import * as contract from './audit.contract.js';

@Controller('/api/v1/audit')
export class AuditController {
  constructor(private readonly listAudit: ListAudit) {}

  @Operation(contract.listAudit)
  async list(
    @Query({ schema: contract.listAudit.query }) query: QueryOf<typeof contract.listAudit>,
  ): Promise<AnswerOf<typeof contract.listAudit>> {
    const request = pageRequest(query);
    return toPageView('audit', request, await this.listAudit.execute(request), contract.toEntryView);
  }
}
