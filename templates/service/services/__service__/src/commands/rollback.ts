import { migrationsOf } from '../feature.js';
import { runCommand } from './run-command.js';

await runCommand(async ({ platform, features }) => {
  const reverted = await platform.database.rollback(migrationsOf(features));
  return reverted === null ? 'No migration to roll back.' : `Rolled back ${reverted}.`;
});
