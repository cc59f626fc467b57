// Run by the build: the package has the schema in a file, so that editors can read it.
import { writeFileSync } from 'node:fs';
import { z } from 'zod';
import { presetSchema } from './preset.js';

const schema = z.toJSONSchema(presetSchema, { target: 'draft-7' });
writeFileSync(new URL('../preset.schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
