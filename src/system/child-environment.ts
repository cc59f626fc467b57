type Environment = Readonly<Record<string, string | undefined>>;

/** Variables that Git sets for hooks, aliases and `rebase --exec` and that select the repository. */
const callersRepository = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GLOB_PATHSPECS',
  'GIT_GRAFT_FILE',
  'GIT_ICASE_PATHSPECS',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_LITERAL_PATHSPECS',
  'GIT_NAMESPACE',
  'GIT_NOGLOB_PATHSPECS',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

/** Variables of Node.js, Yarn and Bun that change which packages are installed, and where. */
const callersInstallation = new Set([
  'NODE_ENV',
  'INIT_CWD',
  'PROJECT_CWD',
  'BUN_CONFIG_SKIP_INSTALL_PACKAGES',
  'BUN_CONFIG_SKIP_LOAD_LOCKFILE',
  'BUN_CONFIG_SKIP_SAVE_LOCKFILE',
  'BUN_CONFIG_YARN_LOCKFILE',
  'YARN_ENABLE_IMMUTABLE_INSTALLS',
  'YARN_INSTALL_STATE_PATH',
  'YARN_LOCKFILE_FILENAME',
  'YARN_NM_HOISTING_LIMITS',
  'YARN_NM_SELF_REFERENCES',
  'YARN_NODE_LINKER',
  'YARN_PRODUCTION',
  'YARN_RC_FILENAME',
]);

/** Settings of npm and pnpm with the same effect. Settings of registries, credentials, proxies and caches are kept. */
const installationSettings = new Set(
  (
    'also bin_links dev dir dry_run filter filter_prod frozen_lockfile git_branch_lockfile global global_style ' +
    'ignore_pnpmfile ignore_workspace ignore_workspace_root_check include include_workspace_root install_links ' +
    'install_strategy json legacy_bundling link_workspace_packages local_prefix location lockfile lockfile_dir ' +
    'lockfile_only modules_dir node_linker omit only optional package_lock package_lock_only parseable ' +
    'prefer_frozen_lockfile production recursive save shared_workspace_lockfile shrinkwrap user_agent ' +
    'virtual_store_dir workspace workspace_root workspaces'
  ).split(' '),
);

/**
 * Returns the environment for a program that works on the project: the caller's environment, without variables that
 * refer to the repository, the package or the installation of the caller.
 */
export function childEnvironment(caller: Environment): Record<string, string> {
  const kept = Object.entries(caller).flatMap(([name, value]) =>
    value === undefined || isCallersOwn(name) ? [] : [[name, value] as const],
  );
  const environment = Object.fromEntries(kept);
  const options = environment['NODE_OPTIONS'];
  return options === undefined ? environment : { ...environment, NODE_OPTIONS: withoutLoaders(options) };
}

function isCallersOwn(name: string): boolean {
  // Names are not case-sensitive on Windows, and npm reads its settings in any case.
  const upper = name.toUpperCase();
  if (callersRepository.has(upper) || callersInstallation.has(upper)) return true;
  const [, setting] = /^P?NPM_CONFIG_(.*)$/.exec(upper) ?? [];
  if (setting !== undefined) return installationSettings.has(setting.toLowerCase().replaceAll('-', '_'));
  return upper.startsWith('NPM_');
}

/** Removes the loader of `yarn dlx`, which hides installed packages, and the debugger options of this process. */
function withoutLoaders(options: string): string {
  return options
    .replaceAll(/(^|\s)(--require|-r|--import|--loader|--experimental-loader)[\s=]\S*\.pnp\.\S*/g, '')
    .replaceAll(/(^|\s)--inspect\S*/g, '')
    .trim();
}
