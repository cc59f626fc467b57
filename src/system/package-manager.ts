/**
 * The package manager that started this process, as it calls itself in `npm_config_user_agent`: `pnpm` of
 * `pnpm/10.2.0 npm/? node/v20.19.0 linux x64`. Whether there is such a choice is not asked here.
 * @returns undefined when nothing is said, or nothing that can be read
 */
export function detectPackageManager(userAgent: string | undefined): string | undefined {
  return /^([a-z][a-z0-9-]*)\/\S/.exec(userAgent ?? '')?.[1];
}
