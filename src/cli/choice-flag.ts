import leven from 'leven';
import { findChoice } from '../options/axes.js';
import type { Axis } from '../options/descriptor.js';
import { usageFailure } from './failure.js';

/** The value of a choice's flag. @throws Failure (usage) with the nearest value there is */
export function parseChoice(axis: Axis, value: string): string {
  if (findChoice(axis, value)) return value;
  const values = axis.choices.map((choice) => choice.value);
  const there = `There are: ${values.join(', ')}.`;
  if (value.startsWith('-')) throw usageFailure('missing_value', `--${axis.flag} needs a value.`, there);
  const [nearest = ''] = values.toSorted((a, b) => leven(value, a) - leven(value, b));
  throw usageFailure(
    'unknown_value',
    `--${axis.flag} has no value "${value}".`,
    `Did you mean --${axis.flag} ${nearest}? ${there}`,
  );
}
