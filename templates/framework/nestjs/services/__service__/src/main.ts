import { SettingsError } from '@repo/platform/config';
import { listeningOn } from '@repo/platform/http';
import { createLogger } from '@repo/platform/logging';
import type { Logger } from '@repo/platform/logging';
import closeWithGrace from 'close-with-grace';
import { createApplication } from './composition.js';
import { longestShutdownMs } from './shutdown.js';
import { loadSettings } from './settings.js';
import type { Settings } from './settings.js';

async function start(settings: Settings, logger: Logger): Promise<void> {
  const app = await createApplication(settings, logger);

  // Registered before listening, so that a signal during the start is not lost.
  closeWithGrace({ delay: longestShutdownMs(settings), logger }, async ({ signal, err }) => {
    if (err) logger.fatal({ err }, 'Stopping after an unhandled error');
    else logger.info({ signal }, 'Stopping');
    await app.close();
    logger.info('Stopped');
  });

  await app.listen({
    host: settings.HOST,
    port: settings.PORT,
    listenTextResolver: listeningOn,
  });
}

try {
  const settings = loadSettings();
  await start(settings, createLogger(settings));
} catch (error) {
  console.error(error instanceof SettingsError ? error.message : error);
  process.exit(1);
}
