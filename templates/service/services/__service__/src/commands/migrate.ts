import { migrationsOf } from '../feature.js';
import { runCommand } from './run-command.js';

await runCommand(async ({ platform, features }) => {
  const applied = await platform.database.migrate(migrationsOf(features));
  return applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`;
});
