import closeWithGrace from 'close-with-grace';
import { createLogger } from '@repo/platform/logging';
import { compose, dispose } from './composition.js';
import { createApplication } from './http-application.js';
import { loadSettings } from './settings.js';

const settings = loadSettings();
const logger = createLogger(settings);
const service = compose(settings, logger);
const { app, health } = await createApplication(service);

// Registered before listening, so that a signal during the start is not lost.
closeWithGrace({ delay: settings.SHUTDOWN_GRACE_SECONDS * 1000, logger }, async ({ signal, err }) => {
  if (err) logger.fatal({ err }, 'Stopping after an error that nobody handled');
  else logger.info({ signal }, 'Stopping');
  health.drain();
  await app.close();
  await dispose(service);
  logger.info('Stopped');
});

await app.listen({
  host: settings.HOST,
  port: settings.PORT,
  listenTextResolver: (address) => `Listening on ${address}`,
});
