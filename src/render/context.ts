/**
 * The data of a template behind a wall: asking for a key that is not there throws, wherever it is asked.
 * Handlebars' own strict mode leaves `{{#if}}`, `{{#each}}` and helper arguments unchecked.
 */
export function strictContext<T extends object>(data: T, path = ''): T {
  return new Proxy(data, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol') return value;
      const here = path === '' ? key : `${path}.${key}`;
      if (!Object.hasOwn(target, key)) {
        throw new Error(`No value is called "${here}"`);
      }
      return typeof value === 'object' && value !== null ? strictContext(value, here) : value;
    },
  });
}
