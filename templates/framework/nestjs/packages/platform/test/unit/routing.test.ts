import { defineOperation } from '@repo/platform/http';
import { Controller, Operation } from '@repo/platform/server';
import { describe, expect, it } from 'vitest';

const getUser = defineOperation({
  id: 'getUser',
  method: 'GET',
  path: '/users/{id}',
  tag: 'Users',
  summary: 'Get a user',
  access: 'anyone',
  responses: { 204: { description: 'Nothing' } },
});

class Users {
  @Operation(getUser)
  async get(): Promise<void> {}
}

describe('a controller', () => {
  it.each(['/users', '/users/{id}'])('accepts an operation below its path %s', (path) => {
    expect(() => Controller(path)(Users)).not.toThrow();
  });

  it.each(['/orders', '/user', '/users/'])('rejects an operation that is not below its path %s', (path) => {
    expect(() => Controller(path)(Users)).toThrow(`getUser is not below ${path}`);
  });
});
