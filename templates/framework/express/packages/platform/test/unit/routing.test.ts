import { describe, expect, it } from 'vitest';
import { literalFirst } from '../../src/server/route.js';
import { withPlainPath } from '../../src/server/middleware.js';

describe('a path', () => {
  it.each([
    ['/%75sers/%6De', '/users/me'],
    ['/users/%7ea%2Db', '/users/~a-b'],
    ['/users?%75=%75', '/users?%75=%75'],
    ['/%61?a=?%61', '/a?a=?%61'],
  ])('%s is spelt %s', (url, plain) => {
    expect(withPlainPath(url)).toBe(plain);
  });

  it.each(['/users/%2F', '/users/%2575', '/users/%C3%A4', '/users/%zz', '/users/%', '/users/%20', '/%7f'])(
    '%s stays as it is',
    (url) => {
      expect(withPlainPath(url)).toBe(url);
    },
  );
});

describe('routes', () => {
  it('prefers literal paths over parameters', () => {
    const routes = ['/users/{id}', '/users/{id}/roles', '/users/me', '/users', '/users/me/{x}', '/users/zz'];
    const sorted = literalFirst(routes.map((path) => ({ operation: { path } })));
    expect(sorted.map(({ operation }) => operation.path)).toEqual([
      '/users',
      '/users/me',
      '/users/me/{x}',
      '/users/zz',
      '/users/{id}',
      '/users/{id}/roles',
    ]);
  });
});
