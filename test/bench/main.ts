import { axes } from '../../src/options/axes.js';
import { cleaningUp } from './cleanup.js';
import { compareCli } from './compare-cli.js';
import { compareServers } from './compare-servers.js';
import { formatRows, isOver } from './row.js';
import type { Row } from './row.js';

await cleaningUp(async () => {
  const rows: Row[] = await compareCli();
  for (const { value } of axes.framework.choices) rows.push(...(await compareServers(value)));
  console.log(process.argv.includes('--json') ? JSON.stringify(rows, null, 2) : formatRows(rows));
  process.exitCode = rows.some(isOver) ? 1 : 0;
});
