import { expect, it } from 'vitest';
import { selectable } from '../../../src/cli/create/interview.js';
import { axes } from '../../../src/options/axes.js';
import type { Axis } from '../../../src/options/descriptor.js';

const [gitlab] = axes.ci.choices.filter(({ value }) => value !== 'github');
const conflicts = [
  { axis: 'framework', value: 'nestjs', reason: 'they differ', remedy: 'take another' },
] as const;
const axis: Axis = {
  ...axes.ci,
  choices: axes.ci.choices.map((choice) => (choice.value === 'github' ? { ...choice, conflicts } : choice)),
};

it('disables a choice that conflicts with an answer, with the reason', () => {
  const [github, other] = selectable(axis, { framework: 'nestjs', ci: 'gitlab' });
  expect(github?.disabled).toBe(
    '(--ci github cannot be combined with framework nestjs because they differ: take another)',
  );
  expect(other).toEqual({ value: 'gitlab', name: gitlab?.label, description: gitlab?.help });
});

it('enables every other choice', () => {
  expect(selectable(axis, { framework: 'express' }).filter(({ disabled }) => disabled)).toEqual([]);
});
