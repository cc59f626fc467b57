import type { CommandDescription, Expected, OptionDescription, Word } from './description.js';
import { quote } from './quote.js';

/**
 * What zsh's `_arguments` is told about a command.
 * @param prefix of the names of the functions that are made
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

/** One for each name, which rules out the other names. */
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

/** Text in a part of a specification, whose parts end with a colon or a bracket. */
function part(text: string): string {
  return text.replaceAll(/[:[\]\\]/g, String.raw`\$&`);
}

/** Offers words with what they mean. */
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

/** Commands stand where the first argument may stand, too. */
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
