import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { composeFile } from '../../../src/blueprint/compose-file.js';
import { everyKindOfWorkload } from '../../support/workloads.js';

describe('the compose file', () => {
  const { services, volumes } = parse(composeFile('shop', everyKindOfWorkload).content);

  it('runs every program with least privilege, the settings and what every program has', () => {
    const contained = {
      image: '${COMPOSE_PROJECT_NAME}-user-service',
      env_file: ['.env'],
      init: true,
      read_only: true,
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      volumes: ['data:/app/data'],
    };
    expect(services).toMatchObject({
      migrate: { ...contained, environment: { NODE_ENV: 'production' } },
      'user-service': {
        ...contained,
        environment: {
          NODE_ENV: 'production',
          DATABASE_URL: 'postgresql://app:${POSTGRES_PASSWORD}@postgres:5432/app',
        },
        ports: ['127.0.0.1:${PORT:-3000}:3000'],
        stop_grace_period: '15s',
      },
    });
  });

  it('builds the image once, before the programs that wait', () => {
    expect(services.migrate).toMatchObject({ build: { context: '.' }, restart: 'no' });
    expect(services['user-service']).not.toHaveProperty('build');
    expect(services['user-service']).toMatchObject({
      depends_on: { migrate: { condition: 'service_completed_successfully' } },
      restart: 'unless-stopped',
    });
  });

  it('runs servers from published images, with their health and their limits', () => {
    expect(services.migrate.depends_on).toEqual({ postgres: { condition: 'service_healthy' } });
    expect(services.postgres).toEqual({
      image: 'postgres:18',
      environment: { POSTGRES_USER: 'app', POSTGRES_PASSWORD: '${POSTGRES_PASSWORD}' },
      ports: ['127.0.0.1:5432:5432'],
      volumes: ['postgres:/var/lib/postgresql'],
      healthcheck: {
        test: ['CMD', 'pg_isready', '--username', 'app'],
        interval: '2s',
        timeout: '3s',
        retries: 15,
      },
      restart: 'unless-stopped',
      deploy: { resources: { limits: { cpus: '1.5', memory: '512M' } } },
    });
  });

  it('lists every named volume once', () => {
    expect(Object.keys(volumes)).toEqual(['data', 'postgres']);
  });

  it('rejects two values for one key of a program, and names both', () => {
    const workloads = {
      everyProgram: { environment: { NODE_ENV: 'production' } },
      programs: { api: { environment: { NODE_ENV: 'test' } } },
    };
    expect(() => composeFile('shop', workloads)).toThrow(
      'environment → NODE_ENV has two values: "production" from every program, "test" from api',
    );
  });
});
