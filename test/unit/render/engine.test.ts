import { Script } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { precompile, render, TemplateError } from '../../../src/render/engine.js';

describe('the renderer', () => {
  it('escapes values with the escaper in the template', () => {
    expect(render('a.yaml', 'name: {{yaml name}}', { name: 'a: "b" # c' })).toBe(
      String.raw`name: "a: \"b\" # c"`,
    );
    expect(render('a.md', '# {{md name}}', { name: '*a* <b>' })).toBe(String.raw`# \*a\* \<b\>`);
    expect(render('a.ts', 'const x = {{ts x}};', { x: '</script>\u2028' })).toBe(
      String.raw`const x = "</script>\u2028";`,
    );
    expect(render('a.sh', 'echo {{shell x}}', { x: "it's" })).toBe(String.raw`echo 'it'\''s'`);
  });

  it.each([
    ['a value without an escaper', '{{name}}'],
    ['a value with three braces', '{{{name}}}'],
    ['an escaper of another language', '{{yaml name}}'],
    ['an unknown key', '{{md nope}}'],
    ['an unknown key below a known one', '{{md project.nope}}'],
    ['an unknown key in a condition', '{{#if nope}}x{{/if}}'],
    ['an unknown key in a loop', '{{#each nope}}x{{/each}}'],
    ['an unknown key of a list item', '{{#each list}}{{md nope}}{{/each}}'],
    ['an unknown key of a list', '{{#if list.lenght}}x{{/if}}'],
    ['an unknown helper', '{{#shout name}}x{{/shout}}'],
    ['an unclosed block', '{{#if name}}x'],
    ['an object as a value', '{{md project}}'],
    ['an inherited key', '{{md constructor}}'],
  ])('rejects %s', (_what, template) => {
    const data = { name: 'n', project: { name: 'n' }, list: [{ name: 'n' }] };
    expect(() => render('a.md', template, data)).toThrow(TemplateError);
  });

  it('reports the template and the line', () => {
    expect(() => render('docs/a.md', 'one\n{{name}}', { name: 'n' })).toThrow(/docs\/a\.md.*line 2/);
  });

  it('copies raw blocks unchanged', () => {
    const template = '{{{{raw}}}}${{ secrets.TOKEN }}{{{{/raw}}}}';
    expect(render('a.yml', template, {})).toBe('${{ secrets.TOKEN }}');
  });

  it('evaluates loops and conditions', () => {
    const template = '{{#each list}}{{md name}};{{/each}}{{#if yes}}y{{/if}}{{#unless yes}}n{{/unless}}';
    expect(render('a.md', template, { list: [{ name: 'a' }, { name: 'b' }], yes: false })).toBe('a;b;n');
  });

  it('rejects file types without escapers', () => {
    expect(() => render('a.bin', 'x', {})).toThrow('No escaper is defined');
  });

  it.each([
    ['.env', '{{env x}}', "it's"],
    ['a.yml', '{{command x}}', 'npm run; rm -rf /'],
  ])('rejects values in %s that cannot be escaped', (path, template, x) => {
    expect(() => render(path, template, { x })).toThrow(TemplateError);
  });

  it('precompiles valid templates and rejects invalid ones', () => {
    const code = precompile('a.md', '# {{md name}}');
    expect(() => new Script(`(${code})`)).not.toThrow();
    expect(() => precompile('a.md', '# {{name}}')).toThrow(TemplateError);
  });
});
