import { runCommand } from './run-command.js';

const listed = 100;

await runCommand(async ({ platform: { deadLetters } }) => {
  const letters = await deadLetters.list(listed);
  if (letters.length === 0) return 'There are no dead letters.';
  const counts = await deadLetters.count();
  return [
    ...letters.map(({ id, diedAt, subscription, message, error }) =>
      [id, diedAt.toISOString(), subscription, message.type, message.id, onOneLine(error)].join('  '),
    ),
    '',
    ...Array.from(counts, ([subscription, count]) => `${subscription}: ${count}`),
    ...(letters.length === listed ? [`Only the oldest ${listed} are listed.`] : []),
  ].join('\n');
});

function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
