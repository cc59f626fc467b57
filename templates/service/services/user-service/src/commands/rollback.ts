import { runCommand } from './run-command.js';

await runCommand(async ({ platform, modules }) => {
  const reverted = await platform.database.rollback(modules.flatMap((module) => module.migrations));
  return reverted === null ? 'No migration is applied.' : `Took back ${reverted}.`;
});
