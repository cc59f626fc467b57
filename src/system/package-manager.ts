/**
 * Returns the name of the package manager that started this process, from `npm_config_user_agent`: `pnpm` for
 * `pnpm/10.2.0 npm/? node/v20.19.0 linux x64`. The name is not validated against the choices.
 * @returns `undefined` when the value is missing or cannot be parsed
 */
export function detectPackageManager(userAgent: string | undefined): string | undefined {
  return /^([a-z][a-z0-9-]*)\/\S/.exec(userAgent ?? '')?.[1];
}
