import { runCommand } from './run-command.js';

await runCommand(async ({ features }) => {
  const done: string[] = [];
  for (const feature of features) if (feature.seed) done.push(await feature.seed());
  return done.join('\n');
});
