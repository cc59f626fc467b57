// Loaded with `--require` into the program that is measured: Node.js does not tell a parent what its child has used,
// and what the operating system offers for that differs from one to the next. `--import` would start the loader of
// modules in the empty program too, and so make the comparison too kind.
const { writeFileSync } = require('node:fs');
const process = require('node:process');

process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMb: (maxRSS * 1024) / 1_000_000 };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
