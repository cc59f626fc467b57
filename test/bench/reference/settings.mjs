import { createPrivateKey } from 'node:crypto';
import process from 'node:process';
import { z } from 'zod';

const count = z.coerce.number().int();

const shape = z.object({
  PORT: count.default(3000),
  HOST: z.string().default('127.0.0.1'),
  LOG_LEVEL: z.string().default('info'),
  DATABASE_URL: z.string().startsWith('file:'),
  AUTH_SIGNING_KEY: z
    .string()
    .transform((text) =>
      createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' }),
    ),
  ACCESS_TOKEN_TTL_SECONDS: count.default(900),
  REFRESH_TOKEN_TTL_SECONDS: count.default(2_592_000),
  REFRESH_TOKEN_IDLE_SECONDS: count.default(1_209_600),
  LOGIN_FAILURES_PER_ACCOUNT: count.default(5),
  LOGIN_FAILURES_PER_IP: count.default(20),
  LOGIN_FAILURES_WINDOW_SECONDS: count.default(900),
});

/** Returns typed settings from `.env` and the environment; the environment takes precedence. */
export function loadSettings() {
  process.loadEnvFile();
  return shape.parse(process.env);
}
