import type { Contribution } from './contribution.js';

/** One value of an axis. Everything the CLI knows about it is here; prompts, flags, help and tests derive from it. */
export interface Choice {
  /** What is typed and stored: lower case, stable for ever. */
  value: string;
  label: string;
  /** One line, shown beside the value. */
  help: string;
  /** Why a service with this choice can run as one process only; absent when it scales out. */
  oneReplica?: string;
  /** Choices of other axes that cannot be combined with this one. */
  conflicts?: readonly Conflict[];
  /** Folders below `templates/`; below each of them path = destination. */
  templates: readonly string[];
  contributes?: Contribution;
  /** The test file of this repository that proves the choice running. */
  probe: string;
}

export interface Conflict {
  axis: AxisId;
  value: string;
  /** Completes "… cannot be combined with … because". */
  reason: string;
  /** What to choose instead, as an instruction. */
  remedy: string;
}

/** A question whose answer is one of its choices. */
export interface Axis<C extends Choice = Choice> {
  id: AxisId;
  /** The long flag, without dashes. */
  flag: string;
  /** The subject of the question, as a noun. */
  title: string;
  default: string;
  choices: readonly C[];
}

export const axisIds = ['framework', 'database', 'cache', 'queue', 'ci', 'packageManager'] as const;
export type AxisId = (typeof axisIds)[number];

/** A framework also says where modules are put together, and in which shape. */
export interface FrameworkChoice extends Choice {
  compositionRoot: CompositionRoot;
}

export interface CompositionRoot {
  /** The file, in the generated project. */
  path: string;
  /** What the source edit that registers a module looks for in it: see `source/register-modules.ts`. */
  shape: 'compose function' | 'module decorator';
}

/** A package manager also says how its commands are typed. */
export interface PackageManagerChoice extends Choice {
  commands: PackageManagerCommands;
  /** The installation that the CLI itself runs. */
  install: { program: string; args: readonly string[] };
}

export interface PackageManagerCommands {
  install: string;
  /** Installs exactly what the lockfile says, running no dependency's install script. */
  cleanInstall: string;
  /** Runs a script of the root package when the script's name follows. */
  run: string;
  test: string;
  start: string;
}
