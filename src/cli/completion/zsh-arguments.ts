import type { CommandDescription, Expected, OptionDescription, Word } from './description.js';
import { quote } from './quote.js';

/**
 * Returns the specifications of a command for zsh's `_arguments`, and the functions that they call.
 * @param prefix prefix of the function names
 */
export function argumentsOf(
  command: CommandDescription,
  prefix: string,
): { specs: string[]; functions: string[] } {
  const functions: string[] = [];
  const actionOf = (value: Expected, name: string): string => {
    if (value.kind !== 'one of') return { directory: '_directories', file: '_files', text: ' ' }[value.kind];
    functions.push(listFunction(name, value.label, value.words));
    return name;
  };

  const options = command.options.flatMap((option) =>
    optionSpecs(option, (value) => actionOf(value, `${prefix}_${option.names.at(-1)}`)),
  );
  const operands = command.arguments.map((value, index) => ({
    position: command.variadic && index === command.arguments.length - 1 ? '*' : String(index + 1),
    label: value.label,
    action: actionOf(value, `${prefix}__${index + 1}`),
  }));
  if (command.commands.length > 0) {
    const words = command.commands.map(({ name, summary }) => ({ text: name, summary }));
    functions.push(listFunction(`${prefix}__commands`, 'command', words));
    functions.push(firstFunction(`${prefix}__first`, `${prefix}__commands`, operands[0]));
    const label = ['command', ...operands.slice(0, 1).map((operand) => operand.label)].join(' or ');
    operands.splice(0, 1, { position: '1', label, action: `${prefix}__first` });
  }
  const operandSpecs = operands.map(({ position, label, action }) => `${position}:${part(label)}:${action}`);
  return { specs: [...options, ...operandSpecs], functions };
}

/** Returns one specification per name; each excludes the other names of the option. */
function optionSpecs(
  { names, summary, value }: OptionDescription,
  actionOf: (value: Expected) => string,
): string[] {
  const argument = value && `:${part(value.label)}:${actionOf(value)}`;
  return names.map((name) => {
    const apart = argument === undefined ? '' : name.startsWith('--') ? '=' : '+';
    return `(${names.join(' ')})${name}${apart}[${part(summary)}]${argument ?? ''}`;
  });
}

/** Escapes the colons and brackets that separate the parts of a specification. */
function part(text: string): string {
  return text.replaceAll(/[:[\]\\]/g, String.raw`\$&`);
}

/** Returns a function that offers words with their descriptions. */
function listFunction(name: string, label: string, words: readonly Word[]): string {
  const lines = words.map(({ text, summary }) => {
    const word = text.replaceAll(/[\\:]/g, String.raw`\$&`);
    const meaning = summary.replaceAll('\\', '\\\\');
    return `    ${quote(meaning ? `${word}:${meaning}` : word)}`;
  });
  return `${name}() {
  local -a list=(
${lines.join('\n')}
  )
  _describe -t ${quote(label)} ${quote(label)} list "$@"
}`;
}

/** Returns a function that offers commands and the first argument, which share a position. */
function firstFunction(
  name: string,
  commands: string,
  argument: { label: string; action: string } | undefined,
): string {
  const alternatives = [
    `commands:command:${commands}`,
    ...(argument ? [`arguments:${part(argument.label)}:${argument.action}`] : []),
  ];
  return `${name}() {\n  _alternative ${alternatives.map(quote).join(' ')}\n}`;
}
