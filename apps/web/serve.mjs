import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import next from 'next';

/**
 * Serves the built site (or, with --dev, the source): `node serve.mjs --port 3000`. The same as `next start`, save that
 * it appends the socket's own address to X-Forwarded-For, so that a caller cannot pass for somebody else by writing it,
 * and that it lets requests finish when it is told to end.
 */
const { values } = parseArgs({ options: { port: { type: 'string', default: '3000' }, dev: { type: 'boolean', default: false } } });
const port = Number(values.port);
const dir = fileURLToPath(new URL('.', import.meta.url));

const server = createServer((request, response) => {
  const before = request.headers['x-forwarded-for'];
  request.headers['x-forwarded-for'] = [before, request.socket.remoteAddress].flat().filter(Boolean).join(', ');
  void handle(request, response);
});
server.keepAliveTimeout = 65_000;

const app = next({ dev: values.dev, dir, port, httpServer: server });
const handle = app.getRequestHandler();
await app.prepare();

server.once('error', (error) => {
  process.stderr.write(
    `${error.code === 'EADDRINUSE' ? `Port ${port} is taken. Stop what listens there or choose another with PORT.` : error.message}\n`,
  );
  process.exit(1);
});
server.listen(port, () => process.stdout.write(`${JSON.stringify({ level: 30, msg: 'web is listening', port })}\n`));

for (const signal of ['SIGTERM', 'SIGINT'])
  process.once(signal, () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => process.exit(0), 10_000).unref();
  });
