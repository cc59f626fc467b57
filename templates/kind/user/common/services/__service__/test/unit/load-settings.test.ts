import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { settingsShape } from '../../src/settings.js';

const file = readFileSync(new URL('../../../../.env.example', import.meta.url), 'utf8');
// Only compose.yaml reads the last section.
const [example = ''] = file.split('\n## Containers\n');

describe('.env.example', () => {
  it('lists exactly the settings of the service', () => {
    const keys = [...example.matchAll(/^(?:# )?([A-Z_]+)=/gm)].map(([, key]) => key);
    expect(new Set(keys)).toEqual(new Set(Object.keys(settingsShape)));
    expect(keys).toHaveLength(new Set(keys).size);
  });

  it('documents the defaults of optional keys', () => {
    const commented = parseEnv(example.replaceAll(/^# (?=[A-Z_]+=)/gm, ''));
    const optional = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(
      ([, key]) => key as keyof typeof settingsShape,
    );
    for (const key of optional) {
      const schema = settingsShape[key];
      expect([key, schema.safeParse(commented[key] || undefined)]).toEqual([
        key,
        schema.safeParse(undefined),
      ]);
    }
  });
});
