import { z } from 'zod';

export * from './exports.js';

export const databaseSettings = {
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'does not look like file:./data/app.db')
    .default('file:./data/app.db'),
};
