import { email } from '@repo/platform/fields';
import { defineOperation, listQuery, pageOf } from '@repo/platform/http';
import { z } from 'zod';
import { accessPolicy } from '../../../access.js';
import { userView } from './user-view.js';
import { newPassword, username } from './user-input.js';

const tag = 'Users';
const answersUser = {
  200: { description: 'The user', body: userView, headers: { etag: 'Version of the user.' } },
};
const ofAnother = { 403: ['forbidden'], 404: ['not_found'] };

export const registerUser = defineOperation({
  id: 'registerUser',
  method: 'POST',
  path: '/api/v1/users',
  tag,
  summary: 'Register a user',
  access: 'anyone',
  idempotent: true,
  body: z.strictObject({ email: email(), username, password: newPassword }).meta({ id: 'Registration' }),
  responses: {
    201: {
      description: 'Registered',
      body: userView,
      headers: { location: 'URL of the user.', etag: 'Version of the user.' },
    },
  },
  problems: { 409: ['email_taken', 'username_taken'] },
});

export const getMe = defineOperation({
  id: 'getMe',
  method: 'GET',
  path: '/api/v1/users/me',
  tag,
  summary: 'Get the current user',
  access: 'authenticated',
  responses: answersUser,
});

export const listUsers = defineOperation({
  id: 'listUsers',
  method: 'GET',
  path: '/api/v1/users',
  tag,
  summary: 'List users',
  access: { permission: 'users:read' },
  query: listQuery('users', {
    search: z
      .string()
      .regex(/^\P{Cc}*$/u, 'The search must not contain control characters.')
      .refine(
        (text) => Array.from(text).length >= 1 && Array.from(text).length <= 100,
        'The search must have 1 to 100 characters.',
      )
      .meta({
        minLength: 1,
        maxLength: 100,
        description: 'Case-insensitive prefix of the e-mail address or username.',
      })
      .optional(),
  }),
  responses: { 200: { description: 'A page of results', body: pageOf(userView, 'UserPage') } },
});

export const getUser = defineOperation({
  id: 'getUser',
  method: 'GET',
  path: '/api/v1/users/{id}',
  tag,
  summary: 'Get your own user, or any with users:read',
  access: 'authenticated',
  responses: answersUser,
  problems: ofAnother,
});

export const updateUser = defineOperation({
  id: 'updateUser',
  method: 'PUT',
  path: '/api/v1/users/{id}',
  tag,
  summary: 'Update your own e-mail address and username, or those of any user with users:write',
  access: 'authenticated',
  conditional: true,
  body: z.strictObject({ email: email(), username }).meta({ id: 'Profile' }),
  responses: answersUser,
  problems: { ...ofAnother, 409: ['email_taken', 'username_taken'] },
});

export const assignRoles = defineOperation({
  id: 'assignRoles',
  method: 'PUT',
  path: '/api/v1/users/{id}/roles',
  tag,
  summary: 'Assign roles to a user',
  access: { permission: 'users:assign-roles' },
  conditional: true,
  body: z
    .strictObject({ roles: z.array(z.enum(accessPolicy.roleNames)).max(accessPolicy.roleNames.length) })
    .meta({ id: 'Roles' }),
  responses: answersUser,
  problems: { 404: ['not_found'], 409: ['last_administrator'] },
});

export const deleteUser = defineOperation({
  id: 'deleteUser',
  method: 'DELETE',
  path: '/api/v1/users/{id}',
  tag,
  summary: 'Delete your own user, or any with users:delete',
  access: 'authenticated',
  conditional: true,
  responses: { 204: { description: 'Deleted; all sessions of the user have ended' } },
  problems: { ...ofAnother, 409: ['in_use', 'last_administrator'] },
});

export const usersOperations = [registerUser, getMe, listUsers, getUser, updateUser, assignRoles, deleteUser];
