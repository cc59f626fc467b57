/** The path as it was asked for: without query, and without the origin that a proxy's request may name. */
export function pathOf(url: string): string {
  const asked = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  return asked.split('?', 1)[0] || '/';
}

/** The path of an operation in the form that routers take: `/users/:id`. */
export function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
