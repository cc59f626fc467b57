import Handlebars from 'handlebars';
import { hashOf } from '../tree/files.js';
import { strictContext } from './context.js';
import { escapers, escapersFor } from './escapers.js';
import { precompiled } from './precompiled.js';

const blockHelpers = { if: true, unless: true, each: true, with: true, raw: true };
const valueHelpers = Object.fromEntries(Object.keys(escapers).map((name) => [name, true]));

const compilation = {
  strict: true,
  noEscape: true,
  preventIndent: true,
  knownHelpers: { ...blockHelpers, ...valueHelpers },
  knownHelpersOnly: true,
};

const engine = Handlebars.create();
for (const [name, escape] of Object.entries(escapers)) {
  engine.registerHelper(name, (value: unknown) => escape(value));
}
engine.registerHelper('raw', function raw(this: unknown, options: Handlebars.HelperOptions) {
  return options.fn(this);
});

/** A template cannot be rendered. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(template: string, cause: unknown) {
    super(`Template ${template}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * Returns the rendered template. Every value needs an explicit escaper for the file's language: `{{md project.name}}`.
 * @param path the path of the generated file; its extension determines the language
 * @throws TemplateError when a value has no escaper, or a name or a helper is unknown
 */
export function render(path: string, template: string, data: object): string {
  try {
    const known = precompiled.get(hashOf(template));
    const fill = known ? engine.template(known) : engine.compile(checked(path, template), compilation);
    return fill(strictContext(data));
  } catch (error) {
    throw new TemplateError(path, error);
  }
}

/**
 * Returns the JavaScript source of a compiled template, for `precompiled`.
 * @throws TemplateError when the template is invalid or a value has no escaper
 */
export function precompile(path: string, template: string): string {
  try {
    return engine.precompile(checked(path, template), compilation) as string;
  } catch (error) {
    throw new TemplateError(path, error);
  }
}

function checked(path: string, template: string): hbs.AST.Program {
  const program = engine.parse(template);
  new EscapeCheck(path).accept(program);
  return program;
}

class EscapeCheck extends Handlebars.Visitor {
  readonly #allowed: readonly string[];

  constructor(path: string) {
    super();
    this.#allowed = escapersFor(path);
  }

  override MustacheStatement(mustache: hbs.AST.MustacheStatement): void {
    const helper = 'original' in mustache.path ? mustache.path.original : '';
    if (mustache.params.length !== 1 || !this.#allowed.includes(helper)) {
      const line = mustache.loc.start.line;
      const wanted = this.#allowed.map((name) => `{{${name} …}}`).join(' or ');
      throw new Error(`line ${line}: a value needs an escaper for the language of this file: ${wanted}`);
    }
    super.MustacheStatement(mustache);
  }
}
