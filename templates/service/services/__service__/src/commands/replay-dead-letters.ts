import { createDeadLetters, createOutboxStore } from '@repo/platform/database';
import { replayAllDeadLetters, replayDeadLetter } from '@repo/platform/messaging';
import { commandArguments, runCommand } from './run-command.js';

const ids = commandArguments();

await runCommand(async ({ platform: { database, deadLetters } }) => {
  const unitOfWork = database.unitOfWork((session) => ({
    deadLetters: createDeadLetters(session),
    outbox: createOutboxStore(session),
  }));
  const replay = (id: string) => unitOfWork.run((stores) => replayDeadLetter(stores, id));
  if (ids.length === 0) throw new Error('Usage: queue:replay -- <id> …, or queue:replay -- --all');
  if (ids.includes('--all')) return `Replayed ${await replayAllDeadLetters(deadLetters, replay)}.`;
  for (const id of ids) if (!(await replay(id))) throw new Error(`Dead letter not found: ${id}`);
  return `Replayed ${ids.length}.`;
});
