import type { Operation } from './operation.js';

/** Looks up the methods of a path, for 404, 405 and OPTIONS responses. */
export interface RouteTable {
  /** Returns the methods of a path including HEAD and OPTIONS; empty for an unknown path. */
  methodsOf(path: string): readonly string[];
}

export function createRouteTable(operations: readonly Pick<Operation, 'method' | 'path'>[]): RouteTable {
  const routes = operations.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return {
    methodsOf(requested) {
      const path = decode(requested);
      const methods = new Set<string>(
        routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method),
      );
      if (methods.size === 0) return [];
      if (methods.has('GET')) methods.add('HEAD');
      return [...methods.add('OPTIONS')].toSorted();
    },
  };
}

/** A path that cannot be decoded has no route. */
function decode(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return '';
  }
}

function patternOf(path: string): RegExp {
  const segments = path
    .split('/')
    .map((segment) => (segment.startsWith('{') ? '[^/]+' : escapePattern(segment)));
  return new RegExp(`^${segments.join('/')}$`);
}

function escapePattern(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/** Returns the requested path without the query and without the origin of an absolute-form request. */
export function pathOf(url: string): string {
  const asked = url.startsWith('/') ? url : url.replace(/^https?:\/\/[^/?]*/i, '');
  return asked.split('?', 1)[0] || '/';
}

/** Returns the path of an operation in router syntax: `/users/:id`. */
export function routerPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
