import { createServer, type Server } from 'node:http';

/** `GET /api/health` → 200 or 503, for whoever watches the process. */
export function openHealthServer(port: number, check: () => Promise<{ ok: boolean }>): Server {
  const server = createServer((request, response) => {
    const answer = (status: number, body: unknown) => {
      response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/api/health') {
      answer(404, { error: { code: 'NOT_FOUND', message: 'There is nothing here but /api/health.' } });
      return;
    }
    void check().then(
      (health) => answer(health.ok ? 200 : 503, health),
      () => answer(503, { ok: false }),
    );
  });
  server.listen(port);
  return server;
}
