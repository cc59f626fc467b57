import leven from 'leven';
import { z } from 'zod';
import { axes, orderedAxes } from '../options/axes.js';
import type { Axis, AxisId } from '../options/descriptor.js';
import { axisIds } from '../options/descriptor.js';
import { projectName } from './names.js';

/** The schema of a preset file. Prompts, flags and defaults supply the answers that a preset omits. */
export const presetSchema = z
  .strictObject({
    $schema: z.string().optional().describe('The JSON Schema of this file, for editors.'),
    name: projectName.optional().describe('The project name. Default: the last segment of the directory.'),
    ...(Object.fromEntries(axisIds.map((id) => [id, answerSchema(axes[id]).optional()])) as Record<
      AxisId,
      z.ZodOptional<z.ZodEnum>
    >),
    install: z.boolean().optional().describe('Whether dependencies are installed.'),
    git: z.boolean().optional().describe('Whether a Git repository is created.'),
  })
  .meta({ title: 'Preset for create-enterprise-app' });

export type Preset = Omit<z.infer<typeof presetSchema>, AxisId> & Partial<Record<AxisId, string>>;

function answerSchema(axis: Axis): z.ZodEnum {
  const choices = axis.choices.map(({ value, label, help }) => `${value}: ${label}, ${help}`);
  return z.enum(axis.choices.map(({ value }) => value)).describe(`${axis.title}. ${choices.join('; ')}.`);
}

/** An error in a preset, with its location. */
export interface PresetFault {
  /** A key of the preset; empty when the error concerns the whole preset. */
  path: string;
  reason: string;
}

/** Returns the preset, or all of its errors. */
export function parsePreset(value: unknown): { preset: Preset } | { faults: PresetFault[] } {
  const result = presetSchema.safeParse(value);
  if (result.success) return { preset: result.data as Preset };
  return { faults: result.error.issues.flatMap((issue) => faultsOf(issue, value)) };
}

function faultsOf(issue: z.core.$ZodIssue, preset: unknown): PresetFault[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: key,
      reason: `is not a known key; did you mean ${nearest(key)}?`,
    }));
  }
  if (path === '') return [{ path, reason: 'A preset must be an object of keys and values.' }];
  const given = JSON.stringify((preset as Record<string, unknown>)[path]);
  const axis = orderedAxes.find(({ id }) => id === path);
  if (axis) {
    const values = axis.choices.map((choice) => choice.value).join(', ');
    return [{ path, reason: `is ${given}, but must be one of: ${values}` }];
  }
  if (issue.code === 'invalid_type')
    return [{ path, reason: `is ${given}, but must be a ${issue.expected}` }];
  return [{ path, reason: `is ${given}, which ${issue.message}` }];
}

function nearest(key: string): string {
  const [found = ''] = Object.keys(presetSchema.shape).toSorted((a, b) => leven(key, a) - leven(key, b));
  return found;
}
