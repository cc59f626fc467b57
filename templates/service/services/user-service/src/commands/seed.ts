import { runCommand } from './run-command.js';

await runCommand(async ({ modules }) => {
  const done: string[] = [];
  for (const module of modules) if (module.seed) done.push(await module.seed());
  return done.join('\n');
});
