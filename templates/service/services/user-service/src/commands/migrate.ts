import { migrationsOf } from '../composition.js';
import { runCommand } from './run-command.js';

await runCommand(async (service) => {
  const applied = await service.platform.database.migrate(migrationsOf(service));
  return applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`;
});
