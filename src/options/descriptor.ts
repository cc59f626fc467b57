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
  /** Folders below `templates/` with this choice's part of every module that is added later. */
  moduleTemplates?: readonly string[];
  contributes?: Contribution;
  /** Set on a choice to go without, which documents do not name. */
  without?: true;
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

/** A package manager also says how its commands are typed, and what it reads. */
export interface PackageManagerChoice extends Choice {
  commands: PackageManagerCommands;
  /**
   * The installation that the CLI itself runs. It makes the lockfile and installs development dependencies, whatever a
   * person's settings or a pipeline's environment say.
   */
  install: { program: string; args: readonly string[] };
  /** The npm package that holds it, and the command that installs it for all; absent when Node.js brings it along. */
  distribution?: { package: string; command: string };
  /** The file of a folder above whose workspace it installs for, if that includes the project; absent when it never does. */
  joinsWorkspaceOf?: keyof WorkspaceFiles;
  lockfile: string;
  /** The environment variable that says where downloads are kept. */
  cacheVariable: string;
  /** The version by which a package of the workspace asks for another one. */
  workspaceVersion: '*' | 'workspace:*';
  /** The workspace in this manager's words: keys of the files in which it looks for them. */
  describe: (workspace: Workspace) => WorkspaceFiles;
}

/** What every package manager has to be told, whatever it calls it. */
export interface Workspace {
  /** Patterns of the folders that hold packages. */
  folders: readonly string[];
  /** Exact versions of packages further down, by name. */
  overrides: Readonly<Record<string, string>>;
  /** Packages with an install script that is known and not wanted, so that nobody is warned of it. */
  refusedScripts: readonly string[];
  /** What packages ask their users for without need, by package. */
  unusedPeers: Readonly<Record<string, readonly string[]>>;
}

export type WorkspaceFiles = Partial<Record<'package.json' | 'pnpm-workspace.yaml' | '.yarnrc.yml', object>>;

/** Command lines without anything that a shell would expand. */
export interface PackageManagerCommands {
  install: string;
  /** Installs exactly what the lockfile says, running no dependency's install script. */
  cleanInstall: string;
  /** The same without the development dependencies, where nothing is installed. */
  installRuntime: string;
  /** Runs a script of the root package when the script's name follows. */
  run: string;
  /** The same without telling what is run. */
  runQuietly: string;
  /** Runs a program of a dependency when its name follows. */
  execute: string;
  /** Runs a program of a package that is not installed when its name follows. */
  executeOnce: string;
  test: string;
  start: string;
}
