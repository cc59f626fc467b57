import type { Contribution } from './contribution.js';

/** One value of an axis, as a descriptor: prompts, flags, help and tests are derived from it. */
export interface Choice {
  /** The value of the flag and in stored files: lower case, never changed after a release. */
  value: string;
  label: string;
  /** A one-line description, shown next to the value. */
  help: string;
  /** The reason why a service with this choice is limited to one process; absent when it scales out. */
  oneReplica?: string;
  /** Choices of other axes that cannot be combined with this one. */
  conflicts?: readonly Conflict[];
  /**
   * Folders below `templates/`; a path below such a folder equals the path in the project. A folder with the same name
   * below the folder of a kind of service, or below `templates/module`, has the files for it.
   */
  templates: readonly string[];
  contributes?: Contribution;
  /** Set on a "none" choice, which documents omit. */
  without?: true;
  /** The test file of this repository that runs a project with this choice. */
  probe: string;
}

export interface Conflict {
  axis: AxisId;
  value: string;
  /** Completes "… cannot be combined with … because". */
  reason: string;
  /** The alternative, as an instruction. */
  remedy: string;
}

/** A question of the CLI; the answer is one of its choices. */
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

/** A kind of service: the files and modules that it has besides those of every service. */
export interface ServiceKind {
  /** In stored files; never changed after a release. */
  value: string;
  /** Markdown that completes a list of its features. */
  description: string;
  /** The folder below `templates/` with its files: in `common`, and in a folder with the name of each folder of a choice. */
  templates: string;
  /** The modules of a new service. */
  modules: readonly InitialModule[];
  contributes?: Contribution;
}

export interface InitialModule {
  name: string;
  /** The modules that its factory takes, in order. */
  needs: readonly string[];
  /** The number of its first migration. */
  migration: number;
}

/** A framework descriptor also defines its composition root. */
export interface FrameworkChoice extends Choice {
  compositionRoot: CompositionRoot;
}

export interface CompositionRoot {
  /** The path in the source folder of a service. */
  path: string;
  /** The code structure in which `source/register-modules.ts` registers modules. */
  shape: 'compose function' | 'module decorator';
}

/** A package manager descriptor also defines its commands and configuration files. */
export interface PackageManagerChoice extends Choice {
  commands: PackageManagerCommands;
  /**
   * The installation that the CLI runs. It writes the lockfile and installs development dependencies, independent of
   * user settings and of the environment of a pipeline.
   */
  install: { program: string; args: readonly string[] };
  /** The npm package of the package manager and the command that installs it globally; absent for npm itself. */
  distribution?: { package: string; command: string };
  /**
   * The file that defines a workspace in a parent folder. If that workspace includes the project, the package manager
   * installs the parent workspace instead; absent when it does not.
   */
  joinsWorkspaceOf?: keyof WorkspaceFiles;
  lockfile: string;
  /** The environment variable that sets the download cache directory. */
  cacheVariable: string;
  /** The version specifier for dependencies between workspace packages. */
  workspaceVersion: '*' | 'workspace:*';
  /** Returns the workspace configuration in the format of this package manager: keys by file. */
  describe: (workspace: Workspace) => WorkspaceFiles;
}

/** The workspace configuration, independent of the package manager. */
export interface Workspace {
  /** Glob patterns of the package folders. */
  folders: readonly string[];
  /** Exact versions of transitive dependencies, by name. */
  overrides: Readonly<Record<string, string>>;
  /** Packages whose install scripts are denied explicitly, which also suppresses the warning about them. */
  refusedScripts: readonly string[];
  /** Peer dependencies that are not needed, by the package that declares them. */
  unusedPeers: Readonly<Record<string, readonly string[]>>;
}

export type WorkspaceFiles = Partial<Record<'package.json' | 'pnpm-workspace.yaml' | '.yarnrc.yml', object>>;

/** Command lines without shell metacharacters. */
export interface PackageManagerCommands {
  install: string;
  /** Installs exactly the versions in the lockfile, without install scripts. */
  cleanInstall: string;
  /** Like `cleanInstall`, without development dependencies; expects that nothing is installed. */
  installRuntime: string;
  /** The prefix that runs a script of the root package. */
  run: string;
  /** Like `run`, without printing the command. */
  runQuietly: string;
  /** The prefix that runs an executable of a dependency. */
  execute: string;
  /** The prefix that runs an executable of a package that is not installed. */
  executeOnce: string;
  test: string;
  start: string;
}
