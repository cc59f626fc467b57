import type { Axis, Choice } from '../options/descriptor.js';

export interface Chosen {
  axis: Axis;
  choice: Choice;
}

/** Returns a sentence for each pair of choices that cannot be combined, with the reason and the remedy. */
export function findConflicts(all: readonly Chosen[]): string[] {
  return all.flatMap(({ axis, choice }) =>
    (choice.conflicts ?? [])
      .filter((conflict) =>
        all.some((other) => other.axis.id === conflict.axis && other.choice.value === conflict.value),
      )
      .map(
        (conflict) =>
          `--${axis.flag} ${choice.value} cannot be combined with ${conflict.axis} ${conflict.value}` +
          ` because ${conflict.reason}: ${conflict.remedy}`,
      ),
  );
}
