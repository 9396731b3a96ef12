import { expect, test } from 'vitest';
import { realtimeHttp } from './realtime-http.ts';

type Sent = { url: string; init: RequestInit };
function build(answer: () => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const http = realtimeHttp('acme', async (url, init) => {
    sent.push({ url: String(url), init: init ?? {} });
    return answer();
  });
  return { http, sent };
}

test('every request says which workspace it is about and carries an id of its own', async () => {
  const { http, sent } = build(() => Response.json({ ok: true }));
  await http.ask('sync', { channels: {} });
  await http.ask('sync', { channels: {} });
  const headers = sent.map(({ init }) => new Headers(init.headers));
  expect(sent[0]?.url).toBe('/api/realtime/sync');
  expect(headers[0]?.get('x-parley-workspace')).toBe('acme');
  expect(headers[0]?.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  expect(headers[0]?.get('x-request-id')).not.toBe(headers[1]?.get('x-request-id'));
});

test('a refusal is told apart from nobody being there', async () => {
  const refused = build(() => Response.json({ error: { code: 'FORBIDDEN', message: 'No.' } }, { status: 403 }));
  await expect(refused.http.ticket()).rejects.toMatchObject({ isUnreachable: false, body: { code: 'FORBIDDEN' } });
  const proxy = build(() => new Response('<html>Bad gateway</html>', { status: 502 }));
  await expect(proxy.http.ticket()).rejects.toMatchObject({ isUnreachable: true });
  const broken = build(() => Promise.reject(new TypeError('Failed to fetch')));
  await expect(broken.http.ticket()).rejects.toMatchObject({ isUnreachable: true });
});
