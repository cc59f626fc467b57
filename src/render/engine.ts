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

/** A template that could not become a file. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';

  constructor(template: string, cause: unknown) {
    super(`Template ${template}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/**
 * Fills a template. Every value passes through an escaper of the file's language, named in the template:
 * `{{md project.name}}`. There are no silent holes: a bare value, an unknown name and an unknown helper throw.
 * @param path the file to be written; its name says the language
 * @throws TemplateError
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

/** A template as the code of an object that `precompiled` can hold. @throws TemplateError */
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
      throw new Error(`line ${line}: a value needs an escaper of this file's language: ${wanted}`);
    }
    super.MustacheStatement(mustache);
  }
}
