import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** As much of S3's wire protocol as the store uses: put, get with a range, delete many; path style. */
export async function startS3(): Promise<{ endpoint: string; objects: Map<string, Buffer>; stop: () => void }> {
  const objects = new Map<string, Buffer>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://s3');
      const key = decodeURIComponent(url.pathname.slice(1));
      const body = Buffer.concat(chunks);
      if (!request.headers.authorization?.startsWith('AWS4-HMAC-SHA256')) return response.writeHead(403).end();
      if (request.method === 'PUT') {
        objects.set(key, body);
        return response.writeHead(200, { etag: '"x"' }).end();
      }
      if (request.method === 'POST' && url.searchParams.has('delete')) {
        for (const [, name] of body.toString().matchAll(/<Key>([^<]+)<\/Key>/g))
          objects.delete(`${key.replace(/\/$/, '')}/${name}`);
        return response.writeHead(200, { 'content-type': 'application/xml' }).end('<DeleteResult/>');
      }
      const found = objects.get(key);
      if (!found)
        return response.writeHead(404, { 'content-type': 'application/xml' }).end('<Error><Code>NoSuchKey</Code></Error>');
      const [, start, end] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
      const part = start ? found.subarray(Number(start), Number(end) + 1) : found;
      return response.writeHead(start ? 206 : 200, { 'content-length': part.length }).end(part);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    objects,
    stop: () => void server.close(),
  };
}
