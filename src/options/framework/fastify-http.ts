/** Templates shared by Fastify and by NestJS on its Fastify adapter. */
export const fastifyHttpTemplates = 'family/fastify-http';

/** Pinned to the newest version that supports every Node.js version of the project. */
export const fastifyHttpOverrides = ['cookie'];
