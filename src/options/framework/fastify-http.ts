/** What Fastify does the same under its own name and as Nest's HTTP adapter. */
export const fastifyHttpTemplates = 'family/fastify-http';

/** Of what Fastify depends on: the newest that runs on every Node.js that the project runs on. */
export const fastifyHttpOverrides = ['cookie'];
