import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { integer, list, loadEnvironment, parseSettings, webOrigin } from '@repo/platform/config';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';

const shape = { PORT: integer(0, 65_535).prefault('3000'), TOKEN: z.string(), ORIGINS: list().prefault('') };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('settings', () => {
  it('parses types and applies defaults', () => {
    expect(parseSettings(shape, { TOKEN: 't', ORIGINS: 'a, b,' })).toEqual({
      PORT: 3000,
      TOKEN: 't',
      ORIGINS: ['a', 'b'],
    });
  });

  it('names every invalid key at once, and no value', () => {
    const parse = () => parseSettings(shape, { PORT: '70000', TOKEN: undefined });
    expect(parse).toThrow('PORT: is not an integer from 0 to 65535');
    expect(parse).toThrow('TOKEN: is missing');
    expect(parse).not.toThrow('70000');
  });

  it('reads values from mounted files', () => {
    writeFileSync(join(folder, 'token'), 'mounted\n');
    expect(parseSettings(shape, { TOKEN_FILE: join(folder, 'token') }).TOKEN).toBe('mounted');
    expect(() => parseSettings(shape, { TOKEN_FILE: join(folder, 'absent') })).toThrow(
      'TOKEN_FILE: cannot be read (ENOENT)',
    );
  });

  it('rejects placeholders in production only', () => {
    expect(parseSettings(shape, { TOKEN: 'replace-me' }).TOKEN).toBe('replace-me');
    for (const TOKEN of ['replace-me', 'Replaceme', 'x://app:replace-me-password-app@localhost/app']) {
      expect(() => parseSettings(shape, { TOKEN, NODE_ENV: 'production' })).toThrow(
        'TOKEN: is a placeholder',
      );
    }
  });
});

describe('the environment', () => {
  it('prefers the process environment over .env.<NODE_ENV>, and that over .env', () => {
    writeFileSync(join(folder, '.env'), 'A=base\nB=base\nC=base\n');
    writeFileSync(join(folder, '.env.test'), 'B=stage\nC=stage\n');
    expect(loadEnvironment(folder, { NODE_ENV: 'test', C: 'process' })).toMatchObject({
      A: 'base',
      B: 'stage',
      C: 'process',
    });
  });

  it('treats an empty value as absent', () => {
    expect(loadEnvironment(folder, { EMPTY: '' })).not.toHaveProperty('EMPTY');
  });
});

describe('the list of origins', () => {
  const parse = (CORS_ORIGINS: string) => parseSettings({ CORS_ORIGINS: list(webOrigin) }, { CORS_ORIGINS });

  it.each(['https://app.example.com', 'http://localhost:8080', 'http://[::1]:8080', 'capacitor://localhost'])(
    'accepts %s',
    (origin) => {
      expect(parse(`${origin}, https://other.example.com`).CORS_ORIGINS[0]).toBe(origin);
    },
  );

  it.each([
    '*',
    'null',
    'app.example.com',
    'https://app.example.com/',
    'https://app.example.com/path',
    'https://App.example.com',
    'https://app.example.com:443',
    'https://*.example.com',
    'https://user@app.example.com',
    'https://',
    'file:///tmp',
  ])('rejects %s', (origin) => {
    expect(() => parse(`https://other.example.com,${origin}`)).toThrow(
      'CORS_ORIGINS: entry 2 is not an origin such as https://app.example.com',
    );
  });
});
