import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { orderedAxes } from '../../../src/options/axes.js';
import { templatesFolder } from '../../../src/system/package-root.js';

const root = join(templatesFolder, '..');
const choices = orderedAxes.flatMap((axis) =>
  axis.choices.map((choice) => ({ name: `${axis.id} ${choice.value}`, axis, choice })),
);

describe('the axes', () => {
  it.each(orderedAxes)('define a default for $id among unique choices', (axis) => {
    const values = axis.choices.map(({ value }) => value);
    expect(values).toContain(axis.default);
    expect(new Set(values).size).toBe(values.length);
  });

  it.each(choices)('define an existing probe for $name', ({ choice }) => {
    expect(existsSync(join(root, choice.probe))).toBe(true);
  });

  it.each(choices)('define existing templates for $name', ({ choice }) => {
    for (const folder of choice.templates) expect(existsSync(join(templatesFolder, folder))).toBe(true);
  });

  it.each(choices)('define a one-line help and a lower-case value for $name', ({ choice }) => {
    expect(choice.help).toMatch(/^[^\n]{5,70}$/);
    expect(choice.value).toMatch(/^[a-z][a-z0-9-]*$/);
  });

  it.each(orderedAxes)('list $id in the README with every choice, the default first', (axis) => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const others = axis.choices.map(({ value }) => value).filter((value) => value !== axis.default);
    const values = [axis.default, ...others].map((value) => `\`${value}\``).join(', ');
    expect(readme.replaceAll(/ +/g, ' ')).toContain(`| \`--${axis.flag}\` | ${values} |`);
  });
});
