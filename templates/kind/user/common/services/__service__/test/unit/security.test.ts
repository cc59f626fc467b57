import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const document = readFileSync(new URL('../../docs/SECURITY.md', import.meta.url), 'utf8');
const rows = document
  .split('\n')
  .filter((line) => line.startsWith('|') && line.includes(']('))
  .map((line) => {
    const [, control = '', , file = '', test = ''] = line.split('|').map((cell) => cell.trim());
    return { control, file: link(file), test: link(test) };
  });

function link(cell: string): { text: string; path: string } {
  const [, text = '', path = ''] = /^\[(.+)\]\((.+)\)$/.exec(cell) ?? [];
  return { text, path };
}

const at = (path: string) => new URL(`../../docs/${path}`, import.meta.url);

describe('docs/SECURITY.md', () => {
  it('lists the security controls', () => expect(rows.length).toBeGreaterThan(25));

  it.each(rows)('names an existing file and test for: $control', ({ file, test }) => {
    expect(existsSync(at(file.path))).toBe(true);
    expect(readFileSync(at(test.path), 'utf8')).toContain(`'${test.text}`);
  });
});
