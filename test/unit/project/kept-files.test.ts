import { describe, expect, it } from 'vitest';
import { withGenerated } from '../../../src/project/kept-files.js';

describe('withGenerated for an existing README', () => {
  const ours = '# shop\n\nA backend.\n\n## Start\n';

  it.each([
    ['# My Shop', '# My Shop\n\nA backend.\n\n## Start\n'],
    ['# My Shop\nSells things.\n', '# My Shop\nSells things.\n\nA backend.\n\n## Start\n'],
    ['My Shop\n=====\n', 'My Shop\n=====\n\nA backend.\n\n## Start\n'],
    ['Notes.\n', `Notes.\n\n${ours}`],
    ['## Notes\n', `## Notes\n\n${ours}`],
    [' \n', ours],
    ['\uFEFF# My Shop\r\n', '\uFEFF# My Shop\r\n\r\nA backend.\r\n\r\n## Start\r\n'],
  ])('keeps %j and one title', (theirs, expected) => {
    expect(withGenerated('README.md', theirs, ours)).toBe(expected);
  });
});

describe('withGenerated for an existing .gitignore', () => {
  const ours = 'node_modules/\n.env\n.env.*\n!.env.example\n';

  it.each([
    ['*.tmp', '*.tmp\n\nnode_modules/\n.env\n.env.*\n!.env.example\n'],
    ['# mine\nnode_modules/\n.env\n', '# mine\nnode_modules/\n.env\n\n.env.*\n!.env.example\n'],
    [`*.tmp\n${ours}`, `*.tmp\n${ours}`],
    ['', ours],
    ['*.tmp\r\n', '*.tmp\r\n\r\nnode_modules/\r\n.env\r\n.env.*\r\n!.env.example\r\n'],
  ])('appends the missing rules to %j', (theirs, expected) => {
    expect(withGenerated('.gitignore', theirs, ours)).toBe(expected);
  });

  it('keeps the exception for .env.example after the rule that ignores it', () => {
    expect(withGenerated('.gitignore', '!.env.example\n', ours).trimEnd()).toMatch(/!\.env\.example$/);
  });

  it('ignores secrets even if the existing text has an exception for them', () => {
    const merged = withGenerated('.gitignore', '.env\n.env.*\nnode_modules/\n!.env.example\n!.env\n', ours);
    expect(merged.lastIndexOf('\n.env\n')).toBeGreaterThan(merged.lastIndexOf('\n!.env\n'));
  });
});
