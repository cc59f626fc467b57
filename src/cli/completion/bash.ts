import type { CommandDescription, Expected } from './description.js';
import { placesOf, valuesOf } from './places.js';
import type { Place } from './places.js';
import { functionName, quote } from './quote.js';

/**
 * Returns a script for bash 3.2 and newer, without dependencies.
 * bash splits words at `=` unless COMP_WORDBREAKS excludes it; the script supports both.
 */
export function bashScript(program: CommandDescription): string {
  const name = functionName(program.name);
  const places = placesOf(program);
  const values = valuesOf(places);
  return `# Completion of ${program.name} for bash.

${name}_words() {
  local word
  for word in "$@"; do
    if [[ $word == "$current"* ]]; then COMPREPLY+=("$prefix$word"); fi
  done
}

${name}_paths() {
  local path
  compopt -o filenames 2>/dev/null
  while IFS= read -r path; do COMPREPLY+=("$prefix$path"); done < <(compgen "$1" -- "$current")
}

${name}_options() {
  case "$at" in
${cases(places.map(({ path, command }) => [quote(path), words(name, optionNames(command))]))}
  esac
}

${name}() {
  local current="\${COMP_WORDS[COMP_CWORD]}" at='' option='' prefix='' operands=0 index word
  COMPREPLY=()

  for ((index = 1; index < COMP_CWORD; index++)); do
    word="\${COMP_WORDS[index]}"
    if [[ $word == '=' ]]; then
      continue
    elif [[ -n $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      case "$at $word" in
${cases([[values.map(({ key }) => quote(key)).join(' | '), 'option="$at $word"']])}
      esac
    else
      case "$operands$at $word" in
${cases(places.slice(1).map(({ path }) => [quote(`0${path}`), `at=${quote(path)}`]))}
        *) operands=$((operands + 1)) ;;
      esac
    fi
  done

  if [[ $current == '=' ]]; then
    current=''
  elif [[ -z $option && $current == --*=* ]]; then
    prefix="\${current%%=*}="
    option="$at \${current%%=*}"
    current="\${current#*=}"
  fi

  if [[ -n $option ]]; then
    case "$option" in
${cases(values.map(({ key, value }) => [quote(key), offer(name, value)]))}
    esac
  elif [[ $current == -* ]]; then
    ${name}_options
  else
    case "$at $operands" in
${cases(places.flatMap((place) => operandCases(name, place)))}
      *) ${name}_options ;;
    esac
  fi
}

complete -F ${name} ${quote(program.name)}`;
}

type Case = readonly [pattern: string, command: string];

function cases(list: readonly Case[]): string {
  return list
    .filter(([pattern]) => pattern !== '')
    .map(([pattern, command]) => `      ${pattern}) ${command} ;;`)
    .join('\n');
}

function operandCases(name: string, { path, command }: Place): Case[] {
  const commands = command.commands.map((inner) => inner.name);
  const first = commands.length > 0 ? [words(name, commands)] : [];
  const expected = command.arguments.map((value) => offer(name, value));
  const offered = [[...first, ...expected.slice(0, 1)], ...expected.slice(1).map((value) => [value])];
  return offered.flatMap((commandsOfPosition, position) => {
    if (commandsOfPosition.length === 0) return [];
    const repeated = command.variadic && position === expected.length - 1;
    const pattern = `${quote(`${path} ${repeated ? '' : position}`)}${repeated ? '*' : ''}`;
    return [[pattern, commandsOfPosition.join('; ')] as const];
  });
}

function offer(name: string, value: Expected): string {
  if (value.kind === 'one of') {
    return words(
      name,
      value.words.map(({ text }) => text),
    );
  }
  return { directory: `${name}_paths -d`, file: `${name}_paths -f`, text: ':' }[value.kind];
}

function words(name: string, list: readonly string[]): string {
  return `${name}_words ${list.map(quote).join(' ')}`;
}

function optionNames(command: CommandDescription): string[] {
  return command.options.flatMap(({ names }) => names);
}
