import type { Axis } from '../../options/descriptor.js';
import { findConflicts } from '../../project/conflicts.js';
import { chosenSoFar } from './answers.js';
import type { Draft } from './command-line.js';

/** A choice as an entry of a prompt. */
interface Selectable {
  value: string;
  name: string;
  description: string;
  /** The conflict with the choices made so far. */
  disabled?: string;
}

/** Returns the choices of an axis; those that conflict with the answers are disabled with the reason. */
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
