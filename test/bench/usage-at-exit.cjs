// Writes the resource usage of the measured program. Loaded with `--require`, because Node.js does not report the usage
// of child processes, and operating system tools differ. `--import` would load the ESM loader in the empty program and
// distort the comparison.
const { writeFileSync } = require('node:fs');
const process = require('node:process');

process.once('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { cpuMs: (userCPUTime + systemCPUTime) / 1000, memoryMb: (maxRSS * 1024) / 1_000_000 };
  writeFileSync(process.env.USAGE_FILE, JSON.stringify(usage));
});
