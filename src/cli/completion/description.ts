import type { Argument, Command, Option } from 'commander';
import { orderedAxes } from '../../options/axes.js';

/** The data of a command line from which shells complete it. */
export interface CommandDescription {
  name: string;
  summary: string;
  options: readonly OptionDescription[];
  arguments: readonly Expected[];
  /** `true` if the last argument may be repeated. */
  variadic: boolean;
  commands: readonly CommandDescription[];
}

export interface OptionDescription {
  /** With dashes: `-y`, `--yes`. */
  names: readonly string[];
  summary: string;
  /** Absent for flags without a value. */
  value?: Expected;
}

/** The kinds of words that an argument or an option value accepts. */
export type Expected = { label: string } & (
  { kind: 'one of'; words: readonly Word[] } | { kind: 'directory' } | { kind: 'file' } | { kind: 'text' }
);

export interface Word {
  text: string;
  summary: string;
}

/** Returns the description of a program and its visible commands and options. */
export function describe(command: Command): CommandDescription {
  const help = command.createHelp();
  return {
    name: command.name(),
    summary: oneLine(command.summary() || command.description()),
    options: help.visibleOptions(command).map(describeOption),
    arguments: command.registeredArguments.map((argument) =>
      expected(argument.name(), wordsOf(argument.argChoices)),
    ),
    variadic: command.registeredArguments.some(({ variadic }) => variadic),
    commands: help.visibleCommands(command).map(describe),
  };
}

function describeOption(option: Option): OptionDescription {
  const [, label] = /[<[]([\w-]+)/.exec(option.flags) ?? [];
  const axis = orderedAxes.find(({ flag }) => option.long === `--${flag}`);
  const words = axis
    ? axis.choices.map(({ value, label: title, help }) => ({ text: value, summary: `${title}: ${help}` }))
    : wordsOf(option.argChoices);
  return {
    names: [option.short, option.long].filter((name) => name !== undefined),
    summary: axis ? axis.title : oneLine(option.description),
    ...(option.required && label && { value: expected(label, words) }),
  };
}

function wordsOf(choices: Argument['argChoices']): Word[] | undefined {
  return choices?.map((text) => ({ text, summary: '' }));
}

function expected(label: string, words: Word[] | undefined): Expected {
  if (words) return { label, kind: 'one of', words };
  return { label, kind: label === 'directory' || label === 'file' ? label : 'text' };
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}
