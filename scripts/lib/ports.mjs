import net from 'node:net';
import { fail } from './say.mjs';

/** null when a port can be listened on, else the error's code. `::` stands for every address of the machine. */
function tryPort(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(null)));
  });
}

async function problemOf(port) {
  for (const host of ['127.0.0.1', '0.0.0.0', '::']) {
    const code = await tryPort(port, host);
    // A machine without IPv6 has no `::`.
    if (code && code !== 'EAFNOSUPPORT' && code !== 'EADDRNOTAVAIL') return code;
  }
  return null;
}

/** The port that a variable names, if this process may listen on it; says what to do when not. */
export async function requirePort(variable, standard) {
  const port = Number(process.env[variable] ?? standard);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    fail(`${variable}=${process.env[variable]} is not a port. Choose a number from 1 to 65535.`);
  const problem = await problemOf(port);
  if (problem === null) return port;
  let other = port < 64_000 ? port + 10 : 3010;
  while ((await problemOf(other)) !== null) other += 1;
  const what =
    problem === 'EACCES' ? `Port ${port} is only for the system's own services` : `Port ${port} is taken by another program`;
  return fail(`${what}. Stop that program, or choose another port: ${variable}=${other} npm start`);
}

export const canListen = async (port) => (await problemOf(port)) === null;

export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

/** Waits until an address answers 200; false when it did not within the time, or `isGone` says that it never will. */
export async function waitForHealth(url, { timeoutMs = 60_000, isGone = () => false } = {}) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    if (isGone()) return false;
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) return true;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
