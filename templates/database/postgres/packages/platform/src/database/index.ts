import { z } from 'zod';

export * from './exports.js';

export const databaseSettings = {
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/.+/, 'does not look like postgres://user:password@localhost:5432/app')
    .default('postgres://postgres@localhost:5432/app'),
};
