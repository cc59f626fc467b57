import { axes } from '../../src/options/axes.js';
import { cleaningUp } from './cleanup.js';
import { compareCli } from './compare-cli.js';
import { compareServers } from './compare-servers.js';
import { formatRows, formatSideBySide, isOver } from './row.js';
import type { Row } from './row.js';

const frameworks = axes.framework.choices.map(({ value }) => value);
const say = (text: string): void => void process.stderr.write(`${text}\n`);

await cleaningUp(async () => {
  say('Measuring the CLI');
  const cli: Row[] = await compareCli();
  const servers: Row[] = [];
  for (const framework of frameworks) {
    say(`Measuring ${framework}`);
    servers.push(...(await compareServers(framework)));
  }
  const rows = [...cli, ...servers];
  const text = () => `${formatRows(rows)}\n\n${formatSideBySide(servers, frameworks)}`;
  console.log(process.argv.includes('--json') ? JSON.stringify(rows, null, 2) : text());
  process.exitCode = rows.some(isOver) ? 1 : 0;
});
