import type { Axis } from '../options/descriptor.js';
import { findConflicts } from '../project/conflicts.js';
import { chosenSoFar } from './answers.js';
import type { Draft } from './command-line.js';

/** A choice as a prompt shows it. */
interface Selectable {
  value: string;
  name: string;
  description: string;
  /** Why it cannot be combined with what is answered. */
  disabled?: string;
}

/** The choices of an axis, those that do not go with the answers marked with the reason. */
export function selectable(axis: Axis, answers: Draft['answers']): Selectable[] {
  const others = chosenSoFar(answers).filter((other) => other.axis.id !== axis.id);
  return axis.choices.map((choice) => {
    const [conflict] = findConflicts([...others, { axis, choice }]);
    return {
      value: choice.value,
      name: choice.label,
      description: choice.help,
      ...(conflict && { disabled: `(${conflict})` }),
    };
  });
}
