/**
 * Returns a proxy that throws when a template reads an unknown key.
 * The strict mode of Handlebars does not check `{{#if}}`, `{{#each}}` and helper arguments.
 */
export function strictContext<T extends object>(data: T, path = ''): T {
  return new Proxy(data, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return value;
      const here = path === '' ? key : `${path}.${key}`;
      if (!Object.hasOwn(target, key)) {
        throw new Error(`Unknown value "${here}"`);
      }
      return typeof value === 'object' && value !== null ? strictContext(value, here) : value;
    },
  });
}
