import { runCommand } from './run-command.js';

await runCommand(async ({ platform, modules }) => {
  const applied = await platform.database.migrate(modules.flatMap((module) => module.migrations));
  return applied.length === 0 ? 'The schema is up to date.' : `Applied ${applied.join(', ')}.`;
});
