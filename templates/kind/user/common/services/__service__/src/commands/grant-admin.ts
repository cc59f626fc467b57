import { commandArguments, runCommand } from './run-command.js';

const [email, ...others] = commandArguments();

await runCommand(async ({ features }) => {
  if (email === undefined || others.length > 0) throw new Error('Usage: admin:grant -- <e-mail address>');
  const done: string[] = [];
  for (const feature of features)
    if (feature.grantAdministrator) done.push(await feature.grantAdministrator(email));
  return done.join('\n');
});
