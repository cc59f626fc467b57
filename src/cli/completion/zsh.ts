import type { CommandDescription } from './description.js';
import { placesOf, valuesOf } from './places.js';
import { quote } from './quote.js';
import { argumentsOf } from './zsh-arguments.js';

/** Returns a script for zsh: for a file in `fpath`, or to be sourced after `compinit`. */
export function zshScript(program: CommandDescription): string {
  // zsh autoloads a file in `fpath` as the function of the same name.
  const name = `_${program.name}`;
  const places = placesOf(program);
  const described = places.map(({ path, command }) => ({
    path,
    ...argumentsOf(command, `${name}${path.replaceAll(' ', '__')}`),
  }));
  const valued = valuesOf(places)
    .map(({ key }) => quote(key))
    .join(' | ');
  return `#compdef ${program.name}
# Completion of ${program.name} for zsh.

${described.flatMap(({ functions }) => functions).join('\n\n')}

${name}() {
  local at='' option='' word
  local -i operands=0 start=1 index

  for (( index = 2; index < CURRENT; index++ )); do
    word="\${words[index]}"
    if [[ -n $option ]]; then
      option=''
    elif [[ $word == -* ]]; then
      case "$at $word" in
${cases(valued ? [[valued, 'option="$word"']] : [])}
      esac
    else
      case "$operands$at $word" in
${cases(places.slice(1).map(({ path }) => [quote(`0${path}`), `at=${quote(path)}; start=index`]))}
        (*) operands+=1 ;;
      esac
    fi
  done

  words=("\${(@)words[start,-1]}")
  (( CURRENT -= start - 1 ))
  case "$at" in
${cases(described.map(({ path, specs }) => [quote(path), ['_arguments -s -S', ...specs.map(quote)].join(' \\\n          ')]))}
  esac
}

if [[ \${funcstack[1]} == ${quote(name)} ]]; then
  ${name} "$@"
else
  compdef ${name} ${program.name}
fi`;
}

function cases(list: readonly (readonly [pattern: string, command: string])[]): string {
  return list.map(([pattern, command]) => `        (${pattern}) ${command} ;;`).join('\n');
}
