// Runs a load test against a running service, prints the results, and fails if any response is not a success.
import autocannon from 'autocannon';
import { rateLimited, removeUser, requestsOf, signUp } from './virtual-user.mjs';

const url = process.env['SERVICE_URL'] ?? 'http://127.0.0.1:3000';
const seconds = Number(process.env['LOAD_SECONDS'] || 10);
const connections = Number(process.env['LOAD_CONNECTIONS'] || 10);

/** @type {import('./virtual-user.mjs').VirtualUser[]} */
const users = [];
try {
  await assertPossible();
  // Sequential, because concurrent registrations would only wait for password hashing.
  while (users.length < connections) users.push(await signUp(url));
  report(await run());
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
} finally {
  await Promise.allSettled(users.map((user) => removeUser(url, user)));
}

/** Every connection is a separate user with sequential requests. */
function run() {
  const waiting = [...users];
  return new Promise((resolve, reject) => {
    const setupClient = (client) => client.setRequests(requestsOf(waiting.shift()));
    const options = { url, duration: seconds, connections, setupClient, bailout: 100 };
    const load = autocannon(options, (error, result) => (error ? reject(error) : resolve(result)));
    load.on('response', (_client, status) => {
      if (status === 429) load.stop();
    });
  });
}

function report({ duration, requests, latency, errors, non2xx, statusCodeStats }) {
  const statuses = Object.entries(statusCodeStats).map(([status, { count }]) => `${count} × ${status}`);
  console.log(`${url}: ${connections} connections for ${duration} s`);
  console.log(`requests/s   ${requests.average}`);
  console.log(`latency      p50 ${latency.p50} ms, p99 ${latency.p99} ms`);
  console.log(`responses    ${statuses.join(', ') || 'none'}`);
  console.log(`errors       ${errors} (connection errors, and timeouts of 10 s)`);
  if (statusCodeStats['429']) throw new Error(rateLimited);
  if (errors + non2xx > 0 || requests.total === 0) throw new Error('Not every request succeeded.');
}

async function assertPossible() {
  if (!(seconds > 0 && Number.isInteger(connections) && connections > 0)) {
    throw new Error(
      'LOAD_SECONDS and LOAD_CONNECTIONS must be greater than 0, and LOAD_CONNECTIONS must be an integer.',
    );
  }
  const answer = await fetch(new URL('/health/ready', url)).catch(() => null);
  if (answer?.ok) return;
  throw new Error(
    answer
      ? `The service at ${url} is not ready: see ${new URL('/health', url)}.`
      : `No response from ${url}: start the service with RATE_LIMIT_PER_MINUTE=0, or set SERVICE_URL.`,
  );
}
