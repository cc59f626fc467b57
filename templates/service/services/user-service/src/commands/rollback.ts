import { migrationsOf } from '../composition.js';
import { runCommand } from './run-command.js';

await runCommand(async (service) => {
  const reverted = await service.platform.database.rollback(migrationsOf(service));
  return reverted === null ? 'No migration is applied.' : `Took back ${reverted}.`;
});
