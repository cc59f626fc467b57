/** Returns the requested path without the query and without the origin of an absolute-form request. */
export function pathOf(url: string): string {
  const asked = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  return asked.split('?', 1)[0] || '/';
}

/** Returns the path of an operation in router syntax: `/users/:id`. */
export function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
