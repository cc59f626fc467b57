import leven from 'leven';
import { findChoice } from '../../options/axes.js';
import type { Axis } from '../../options/descriptor.js';
import { usageFailure } from '../terminal/failure.js';

/** Returns the value of a choice's flag. @throws Failure (usage) with the nearest value when it is unknown */
export function parseChoice(axis: Axis, value: string): string {
  if (findChoice(axis, value)) return value;
  const values = axis.choices.map((choice) => choice.value);
  const there = `Values: ${values.join(', ')}.`;
  if (value.startsWith('-')) throw usageFailure('missing_value', `--${axis.flag} needs a value.`, there);
  const [nearest = ''] = values.toSorted((a, b) => leven(value, a) - leven(value, b));
  throw usageFailure(
    'unknown_value',
    `Unknown value "${value}" for --${axis.flag}.`,
    `Did you mean --${axis.flag} ${nearest}? ${there}`,
  );
}
