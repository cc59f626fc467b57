import { readFileSync } from 'node:fs';
import process from 'node:process';

/**
 * Prints the changelog section of a tag's version. Fails when the tag and package.json differ or the section is empty.
 * Usage: node .github/release-notes.mjs v1.2.3
 */
const [tag = ''] = process.argv.slice(2);
const read = (path) => readFileSync(path, 'utf8').replaceAll('\r\n', '\n');

const { version } = JSON.parse(read('package.json'));
if (tag !== `v${version}`)
  fail(`The tag is ${tag || 'missing'}, but the version in package.json is ${version}.`);

const sections = read('CHANGELOG.md').split(/^## /m).slice(1);
const section = sections.find((text) => /^\[?([^\s\]]+)/.exec(text)?.[1] === version);
const notes = section?.slice(section.indexOf('\n')).trim();
if (!notes) fail(`CHANGELOG.md contains no release notes for ${version}.`);

process.stdout.write(`${notes}\n`);

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
