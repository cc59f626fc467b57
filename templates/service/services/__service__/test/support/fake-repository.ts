import { StaleWrite } from '@repo/platform/errors';
import { toPage } from '@repo/platform/http';
import type { Page } from '@repo/platform/http';

interface Entity {
  id: string;
  version: number;
  ownerId?: string;
}

/** For tests of use cases only; contract tests check the real store. Sorts by id. */
export function createFakeRepository<T extends Entity>() {
  const stored = new Map<string, T>();
  return {
    findById: async (id: string): Promise<T | null> => stored.get(id) ?? null,
    async add(entity: T): Promise<void> {
      stored.set(entity.id, entity);
    },
    async save(entity: T): Promise<void> {
      if (stored.get(entity.id)?.version !== entity.version - 1) throw new StaleWrite();
      stored.set(entity.id, entity);
    },
    async remove({ id, version }: Pick<Entity, 'id' | 'version'>): Promise<void> {
      if (stored.get(id)?.version !== version) throw new StaleWrite();
      stored.delete(id);
    },
    async list({ limit, ownerId }: { limit: number; ownerId?: string | undefined }): Promise<Page<T>> {
      const found = [...stored.values()]
        .filter((entity) => ownerId === undefined || entity.ownerId === ownerId)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1));
      return toPage(found, limit);
    },
  };
}
