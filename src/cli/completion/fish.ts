import type { CommandDescription, Expected, OptionDescription } from './description.js';
import { placesOf, valuesOf } from './places.js';
import type { Place } from './places.js';
import { functionName, quoteForFish as quote } from './quote.js';

/** Returns a script for fish 3 and newer. */
export function fishScript(program: CommandDescription): string {
  const name = `_${functionName(program.name)}`;
  const places = placesOf(program);
  const complete = `complete --command ${quote(program.name)}`;
  return `# Completion of ${program.name} for fish.

# Succeeds if the cursor is in the command $argv[1], and its argument number passes the test $argv[2..]: -eq 0 is the first.
function ${name}_at
    set -l at ''
    set -l operands 0
    set -l option ''
    for word in (commandline --cut-at-cursor --current-process --tokenize)[2..]
        if test -n "$option"
            set option ''
        else if string match --quiet -- '-*' $word
            switch "$at $word"
${cases([[valuesOf(places).map(({ key }) => quote(key)), 'set option $word']])}
            end
        else
            switch "$operands$at $word"
${cases(places.slice(1).map(({ path }) => [[quote(`0${path}`)], `set at ${quote(path)}`]))}
                case '*'
                    set operands (math $operands + 1)
            end
        end
    end
    test "$at" = $argv[1]; and begin
        test (count $argv) -eq 1; or test $operands $argv[2..]
    end
end

${complete} --no-files
${places.flatMap((place) => [...optionLines(name, place), ...operandLines(name, place)].map((line) => `${complete} ${line}`)).join('\n')}`;
}

function optionLines(name: string, { path, command }: Place): string[] {
  return command.options.map((option) =>
    [
      `--condition ${quote(`${name}_at ${quote(path)}`)}`,
      ...option.names.map((word) =>
        word.startsWith('--') ? `--long-option ${word.slice(2)}` : `--short-option ${word.slice(1)}`,
      ),
      ...valueWords(option),
      `--description ${quote(option.summary)}`,
    ].join(' '),
  );
}

function valueWords({ value }: OptionDescription): string[] {
  if (!value) return [];
  if (value.kind === 'file') return ['--require-parameter', '--force-files'];
  return ['--exclusive', ...offer(value)];
}

function operandLines(name: string, { path, command }: Place): string[] {
  const at = (position: number): string => {
    const repeated = command.variadic && position === command.arguments.length - 1;
    return `--condition ${quote(`${name}_at ${quote(path)} ${repeated ? '-ge' : '-eq'} ${position}`)}`;
  };
  return [
    ...command.commands.map(
      (inner) => `${at(0)} --arguments ${quote(inner.name)} --description ${quote(inner.summary)}`,
    ),
    ...command.arguments.flatMap((value, position) => {
      if (value.kind === 'file') return [`${at(position)} --force-files`];
      const words = offer(value);
      return words.length > 0 ? [[at(position), ...words].join(' ')] : [];
    }),
  ];
}

/** fish parses the words of `--arguments` a second time, and splits a word from its description at the tab. */
function offer(value: Expected): string[] {
  if (value.kind === 'directory') return [`--arguments ${quote('(__fish_complete_directories)')}`];
  if (value.kind !== 'one of') return [];
  const words = value.words.map(({ text, summary }) =>
    summary ? `${quote(text)}\\t${quote(summary)}` : quote(text),
  );
  return [`--arguments ${quote(words.join(' '))}`];
}

function cases(list: readonly (readonly [patterns: readonly string[], command: string])[]): string {
  return list
    .filter(([patterns]) => patterns.length > 0)
    .map(
      ([patterns, command]) => `                case ${patterns.join(' ')}\n                    ${command}`,
    )
    .join('\n');
}
