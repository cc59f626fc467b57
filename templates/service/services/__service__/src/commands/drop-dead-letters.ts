import { commandArguments, runCommand } from './run-command.js';

const ids = commandArguments();

await runCommand(async ({ platform: { deadLetters } }) => {
  if (ids.length === 0) throw new Error('Usage: queue:drop -- <id> …');
  for (const id of ids) {
    if (!(await deadLetters.take(id))) throw new Error(`Dead letter not found: ${id}`);
  }
  return `Dropped ${ids.length}.`;
});
