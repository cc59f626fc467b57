import type { Argument, Command, Option } from 'commander';
import { orderedAxes } from '../../options/axes.js';

/** A command line as data: what a shell needs to know to complete it. */
export interface CommandDescription {
  name: string;
  summary: string;
  options: readonly OptionDescription[];
  arguments: readonly Expected[];
  /** Whether the last argument may be repeated. */
  variadic: boolean;
  commands: readonly CommandDescription[];
}

export interface OptionDescription {
  /** With dashes: `-y`, `--yes`. */
  names: readonly string[];
  summary: string;
  /** The value it takes; absent when it takes none. */
  value?: Expected;
}

/** What may stand where a word is expected. */
export type Expected = { label: string } & (
  { kind: 'one of'; words: readonly Word[] } | { kind: 'directory' } | { kind: 'file' } | { kind: 'text' }
);

export interface Word {
  text: string;
  summary: string;
}

/** Describes a program and its commands, as its `--help` shows them. */
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
