import { SettingsError } from '@repo/platform/config';
import { createLogger } from '@repo/platform/logging';
import type { Logger } from '@repo/platform/logging';
import { startOpsServer } from '@repo/platform/observability';
import type { OpsServer } from '@repo/platform/observability';
import closeWithGrace from 'close-with-grace';
import { compose } from './composition.js';
import { createApplication } from './http-application.js';
import { createPlatform } from './platform.js';
import { longestShutdownMs, shutDown } from './shutdown.js';
import { loadSettings } from './settings.js';
import type { Settings } from './settings.js';
import { startWorker } from './worker.js';

async function start(settings: Settings, logger: Logger): Promise<void> {
  const platform = await createPlatform(settings, logger);
  const composition = compose(platform);
  const application = await createApplication(composition);
  const worker = settings.ROLE === 'api' ? null : await startWorker(platform, composition.modules);

  let ops: OpsServer | undefined;

  // Registered before listening, so that a signal during the start is not lost.
  closeWithGrace({ delay: longestShutdownMs(settings), logger }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'Stopping after an unhandled error');
    else logger.info({ signal }, 'Stopping');
    await shutDown('requests', platform, () => application.stop());
    await shutDown('worker', platform, () => worker?.stop());
    await shutDown('operations', platform, () => ops?.close());
    await shutDown('adapters', platform, () => platform.close());
    logger.info('Stopped');
  });

  if (settings.OPS_PORT !== undefined) {
    const address = { host: settings.HOST, port: settings.OPS_PORT };
    ops = await startOpsServer(platform.metrics, address, logger);
  }
  await application.listen();
}

try {
  const settings = loadSettings();
  await start(settings, createLogger(settings));
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
}
