import { defineOperation, listQuery, pageOf } from '@repo/platform/http';
import { z } from 'zod';
import type { AuditEntry } from '../application/ports.js';

const entryView = z
  .object({
    id: z.uuid(),
    type: z.string(),
    version: z.number().int(),
    occurredAt: z.iso.datetime({ precision: 3 }),
    aggregateId: z.string(),
    actorId: z.string().nullable(),
    payload: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AuditEntry' });

export const listAudit = defineOperation({
  id: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  tag: 'Audit',
  summary: 'List audit entries',
  access: { permission: 'audit:read' },
  query: listQuery('audit', {
    aggregateId: z.string().min(1).max(64).meta({ description: 'Id of the affected aggregate.' }).optional(),
  }),
  responses: { 200: { description: 'A page of results', body: pageOf(entryView, 'AuditPage') } },
});

export const auditOperations = [listAudit];

export function toEntryView({ occurredAt, ...entry }: AuditEntry): z.input<typeof entryView> {
  return { ...entry, occurredAt: occurredAt.toISOString(), payload: { ...entry.payload } };
}
