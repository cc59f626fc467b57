// Summarizes a JSON report of vitest: `counts` prints the passed and failed tests, `slowest` the slowest test files.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

const [, , command, file] = process.argv;

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, testResults: [] };
  }
}

const { numPassedTests, numFailedTests, testResults } = read();
if (command === 'counts') {
  console.log(numPassedTests, numFailedTests);
} else {
  const lines = testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: Math.round((endTime - startTime) / 1000) }))
    .toSorted((a, b) => b.seconds - a.seconds)
    .slice(0, 6)
    .map(({ name, seconds }) => `  ${String(seconds).padStart(5)} s  ${relative('.', name)}`);
  console.log(lines.join('\n'));
}
