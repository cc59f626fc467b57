import { runCommand } from './run-command.js';

await runCommand(async ({ modules }) => {
  for (const module of modules) await module.seed?.();
  return 'Seeded.';
});
