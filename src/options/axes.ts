import { memoryCache } from './cache/memory.js';
import { github } from './ci/github.js';
import { gitlab } from './ci/gitlab.js';
import { noCi } from './ci/none.js';
import { sqlite } from './database/sqlite.js';
import type { Axis, AxisId, Choice, FrameworkChoice, PackageManagerChoice } from './descriptor.js';
import { axisIds } from './descriptor.js';
import { express } from './framework/express.js';
import { fastify } from './framework/fastify.js';
import { nestjs } from './framework/nestjs.js';
import { bun } from './package-manager/bun.js';
import { npm } from './package-manager/npm.js';
import { pnpm } from './package-manager/pnpm.js';
import { yarn } from './package-manager/yarn.js';
import { memoryQueue } from './queue/memory.js';

/** All axes with their choices: the single source for prompts, flags, help and tests. */
export const axes = {
  framework: {
    id: 'framework',
    flag: 'framework',
    title: 'Framework',
    default: 'fastify',
    choices: [fastify, nestjs, express],
  },
  database: {
    id: 'database',
    flag: 'database',
    title: 'Database',
    default: 'sqlite',
    choices: [sqlite],
  },
  cache: {
    id: 'cache',
    flag: 'cache',
    title: 'Cache',
    default: 'memory',
    choices: [memoryCache],
  },
  queue: {
    id: 'queue',
    flag: 'queue',
    title: 'Message queue',
    default: 'memory',
    choices: [memoryQueue],
  },
  ci: {
    id: 'ci',
    flag: 'ci',
    title: 'CI',
    default: 'github',
    choices: [github, gitlab, noCi],
  },
  packageManager: {
    id: 'packageManager',
    flag: 'package-manager',
    title: 'Package manager',
    default: 'npm',
    choices: [npm, pnpm, yarn, bun],
  },
} satisfies Record<AxisId, Axis> & {
  framework: Axis<FrameworkChoice>;
  packageManager: Axis<PackageManagerChoice>;
};

/** The axes in the order of the prompts. */
export const orderedAxes: readonly Axis[] = axisIds.map((id) => axes[id]);

/** Returns the choice of an axis with this value, or `undefined`. */
export function findChoice<C extends Choice>(axis: Axis<C>, value: string): C | undefined {
  return axis.choices.find((choice) => choice.value === value);
}
