import type { Workloads } from './workload.js';

/**
 * Keyed data that a part of the project adds to shared files. Contributions are merged and sorted; two parts that
 * give one key different values are an error (see `blueprint/merge.ts`).
 */
export interface Contribution {
  dependencies?: Partial<Record<PackagePath, PackageDependencies>>;
  /** Tool settings, merged key by key into the file of the foundation. */
  json?: Partial<Record<SettingsFile, object>>;
  /** Scripts of the root `package.json`, by name. */
  scripts?: Record<string, string>;
  /** Keys of `.env` and `.env.example`, by name. */
  environment?: Record<string, EnvironmentKey>;
  workloads?: Workloads;
  /** Servers that a pipeline starts for the tests, by the name of their workload. */
  ciServices?: Record<string, CiService>;
  /** Folders of the project with data of a local service, which git, the image and the formatter ignore. */
  localFolders?: readonly string[];
  /** Markdown for the sections of the generated documents, at most one text per section. */
  documents?: Partial<Record<DocumentSection, string>>;
}

/** The folder of a `package.json` in the generated workspace. */
export type PackagePath = '.' | 'packages/platform' | 'services/__service__';

/** A settings file that contributions may extend. */
export type SettingsFile = 'tsconfig.base.json' | '.oxlintrc.json';

/** Package names; their versions are in `templates/versions/package.json`. */
export interface PackageDependencies {
  runtime?: readonly string[];
  development?: readonly string[];
  /** Transitive dependencies with a pinned version; only in the root. */
  overrides?: readonly string[];
  /** Packages whose install scripts must not run; only in the root. */
  refusedScripts?: readonly string[];
  /** Peer dependencies that the project does not need, by package; only in the root. */
  unusedPeers?: Record<string, readonly string[]>;
}

export interface EnvironmentKey {
  group: EnvironmentGroup;
  /** Comment line above the key in both files: meaning and unit. */
  comment: string;
  /**
   * The value in `.env.example`. `replace-me-<kind>-<name>`, also inside a value, stands for a secret, which is
   * generated at the commit and exists only in `.env`. A name has the same value everywhere in a project, so that a
   * URL can contain the password of a server. See `tree/secrets.ts` for the kinds.
   */
  example: string;
  /** Written as a comment, because the service has the same default. */
  optional?: boolean;
}

/** Only `compose.yaml` reads the last group: settings of servers, which the service does not know. */
export const environmentGroups = ['Service', 'Security', 'Database', 'Cache', 'Queue', 'Containers'] as const;
export type EnvironmentGroup = (typeof environmentGroups)[number];

export interface CiService {
  /** Replaces the environment of the workload, because a pipeline has no `.env`. */
  environment?: Record<string, string>;
  /** Variables of the tests; `{host}` stands for the host name of the server. */
  variables: Record<string, string>;
}

/** `layout` contains lines of the source tree in ARCHITECTURE.md; the other sections contain paragraphs. */
export const documentSections = ['stack', 'layout', 'operations'] as const;
export type DocumentSection = (typeof documentSections)[number];
