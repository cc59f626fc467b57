/**
 * What a part of the project adds outside its own files. Contributions are data: they are keyed, merged and
 * sorted, and two parts that give one key different values are an error (see `blueprint/merge.ts`).
 */
export interface Contribution {
  dependencies?: Partial<Record<PackagePath, PackageDependencies>>;
  /** Settings of tools, merged key by key into the file that the foundation has of each. */
  json?: Partial<Record<SettingsFile, object>>;
  /** Scripts of the root `package.json`, by name. */
  scripts?: Record<string, string>;
  /** Keys of `.env` and `.env.example`, by name. */
  environment?: Record<string, EnvironmentKey>;
  /** Services of `compose.yaml`, by name. */
  compose?: Record<string, ComposeService>;
  /** Named volumes of `compose.yaml`. */
  volumes?: readonly string[];
  /** Markdown for a section of the generated documents: each part has at most one piece in each. */
  documents?: Partial<Record<DocumentSection, string>>;
}

/** Folder of a `package.json` in the generated workspace. */
export type PackagePath = '.' | 'packages/platform' | 'services/user-service';

/** A file of settings that contributions may add to. */
export type SettingsFile = 'tsconfig.base.json' | '.oxlintrc.json';

/** Names only: the versions of all of them live in `templates/versions/package.json`. */
export interface PackageDependencies {
  runtime?: readonly string[];
  development?: readonly string[];
  /** Packages further down whose version is ours to say; only in the root. */
  overrides?: readonly string[];
  /** Packages whose install scripts are known and not wanted; only in the root. */
  refusedScripts?: readonly string[];
  /** What packages ask their users for although it is not needed here, by package; only in the root. */
  unusedPeers?: Record<string, readonly string[]>;
}

/** How a secret is made at the commit; it never exists before. */
export type SecretKind = 'ed25519-private-key' | 'password' | 'random-256';

export interface EnvironmentKey {
  group: EnvironmentGroup;
  /** One line above the key in both files: meaning and unit. */
  comment: string;
  /** The value in both files; for a secret the placeholder in `.env.example`. */
  example: string;
  /** Set when `.env` gets a value of its own, made at the commit. */
  secret?: SecretKind;
  /** Written as a comment: the service has the same value by default. */
  optional?: boolean;
}

export const environmentGroups = ['Service', 'Security', 'Database', 'Cache', 'Queue'] as const;
export type EnvironmentGroup = (typeof environmentGroups)[number];

/** The part of the Compose specification that contributions use. */
export interface ComposeService {
  image?: string;
  build?: { context: string; dockerfile?: string };
  command?: readonly string[];
  environment?: Record<string, string>;
  env_file?: readonly string[];
  ports?: readonly string[];
  volumes?: readonly string[];
  depends_on?: Record<string, { condition: 'service_healthy' | 'service_completed_successfully' }>;
  healthcheck?: { test: readonly string[]; interval: string; timeout: string; retries: number };
  restart?: 'no' | 'on-failure' | 'unless-stopped';
  stop_grace_period?: string;
  init?: boolean;
  read_only?: boolean;
  tmpfs?: readonly string[];
  cap_drop?: readonly string[];
  security_opt?: readonly string[];
}

/** `layout` is lines of the source tree in ARCHITECTURE.md; the others are paragraphs. */
export const documentSections = ['stack', 'layout', 'operations'] as const;
export type DocumentSection = (typeof documentSections)[number];
