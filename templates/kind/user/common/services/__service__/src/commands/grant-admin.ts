import { runCommand } from './run-command.js';

// Some package managers pass on the `--` separator.
const [email, ...others] = process.argv.slice(2).filter((word) => word !== '--');

await runCommand(async ({ features }) => {
  if (email === undefined || others.length > 0) throw new Error('Usage: admin:grant -- <e-mail address>');
  const done: string[] = [];
  for (const feature of features)
    if (feature.grantAdministrator) done.push(await feature.grantAdministrator(email));
  return done.join('\n');
});
