import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../src/system/child-environment.js';
import { isContinuousIntegration } from '../../../src/system/continuous-integration.js';

describe('childEnvironment', () => {
  it.each([
    'NODE_ENV',
    'INIT_CWD',
    'GIT_DIR',
    'GIT_WORK_TREE',
    'GIT_INDEX_FILE',
    'GIT_COMMON_DIR',
    'GIT_OBJECT_DIRECTORY',
    'GIT_PREFIX',
    'npm_package_name',
    'npm_lifecycle_event',
    'npm_command',
    'npm_config_omit',
    'npm_config_production',
    'NPM_CONFIG_PRODUCTION',
    'npm_config_only',
    'npm_config_global',
    'npm_config_location',
    'npm_config_local_prefix',
    'npm_config_workspace',
    'npm_config_workspaces',
    'npm_config_dry_run',
    'npm_config_package-lock',
    'npm_config_package_lock',
    'npm_config_bin_links',
    'npm_config_user_agent',
    'pnpm_config_ignore_workspace',
    'npm_config_ignore_workspace',
    'YARN_NODE_LINKER',
    'BUN_CONFIG_SKIP_SAVE_LOCKFILE',
  ])('removes %s', (name) => {
    expect(childEnvironment({ [name]: 'x' })).toEqual({});
  });

  it.each([
    'PATH',
    'HOME',
    'CI',
    'HTTPS_PROXY',
    'GIT_AUTHOR_NAME',
    'GIT_CONFIG_COUNT',
    'GIT_SSH_COMMAND',
    'GIT_CEILING_DIRECTORIES',
    'npm_config_registry',
    'npm_config_cache',
    'npm_config_userconfig',
    'npm_config_//registry.example/:_authToken',
    'npm_config_https_proxy',
    'npm_config_offline',
    'YARN_NPM_REGISTRY_SERVER',
    'BUN_INSTALL_CACHE_DIR',
  ])('keeps %s', (name) => {
    expect(childEnvironment({ [name]: 'x' })).toEqual({ [name]: 'x' });
  });

  it.each([
    ['--max-old-space-size=4096', '--max-old-space-size=4096'],
    [
      '--require /a/.pnp.cjs --experimental-loader file:///a/.pnp.loader.mjs --use-openssl-ca',
      '--use-openssl-ca',
    ],
    ['--inspect-brk=9229 --enable-source-maps', '--enable-source-maps'],
    ['--require ./mine.cjs', '--require ./mine.cjs'],
  ])('reduces NODE_OPTIONS %j to %j', (given, kept) => {
    expect(childEnvironment({ NODE_OPTIONS: given })).toEqual({ NODE_OPTIONS: kept });
  });
});

describe('isContinuousIntegration', () => {
  it.each(['true', '1', 'yes', 'woodpecker'])('returns true when CI is %j', (CI) => {
    expect(isContinuousIntegration({ CI })).toBe(true);
  });

  it.each([undefined, '', '0', 'false', 'FALSE', ' '])('returns false when CI is %j', (CI) => {
    expect(isContinuousIntegration({ CI })).toBe(false);
  });
});
