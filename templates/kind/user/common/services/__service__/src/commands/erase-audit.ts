import { commandArguments, runCommand } from './run-command.js';

const [aggregateId, ...rest] = commandArguments();

await runCommand(async ({ features }) => {
  if (aggregateId === undefined || rest.length > 0) throw new Error('Usage: audit:erase -- <user id>');
  let rows = 0;
  for (const feature of features) rows += (await feature.erase?.(aggregateId)) ?? 0;
  return rows === 0
    ? `No entry of ${aggregateId} holds personal data.`
    : `Erased the payloads of ${rows} entries.`;
});
