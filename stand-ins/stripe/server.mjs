import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import { expand, Refusal } from './answers.mjs';
import { catalogueRoutes } from './api/catalogue.mjs';
import { customerRoutes } from './api/customers.mjs';
import { invoiceRoutes } from './api/invoices.mjs';
import { sessionRoutes } from './api/sessions.mjs';
import { subscriptionRoutes } from './api/subscriptions.mjs';
import { testClockRoutes } from './api/test-clocks.mjs';
import { control } from './control.mjs';
import { readForm } from './form.mjs';
import { showPage } from './pages.mjs';

const routes = [
  ...customerRoutes,
  ...catalogueRoutes,
  ...sessionRoutes,
  ...subscriptionRoutes,
  ...invoiceRoutes,
  ...testClockRoutes,
].map(([method, path, handle]) => ({ method, pattern: new RegExp(`^${path.replace(':id', '([^/]+)')}$`), handle }));

const bodyMax = 1_000_000;

/** The stand-in's doors. `parts` are its store, engine and webhooks. */
export function openServer(parts, { key }) {
  return createServer((request, response) => {
    answer(parts, key, request).then(
      ({ status = 200, type = 'application/json', body, headers = {} }) =>
        response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', ...headers }).end(body),
      (error) => {
        console.error(error);
        response.writeHead(500, { 'content-type': 'application/json' }).end('{"error":{"type":"api_error","message":"fell over"}}');
      },
    );
  });
}

async function answer(parts, key, request) {
  const url = new URL(request.url, 'http://stand-in');
  const text = await readBody(request);
  if (url.pathname.startsWith('/v1/') || url.pathname.startsWith('/stand-in/')) {
    if (!isKey(request.headers.authorization, key))
      return json(401, { error: { type: 'invalid_request_error', message: 'Invalid API Key provided.' } });
    if (url.pathname.startsWith('/stand-in/')) return json(200, control(parts, url.pathname, text ? JSON.parse(text) : {}));
    return callOnce(parts, request, url, text);
  }
  return showPage(parts, { method: request.method, url, form: readForm(text) });
}

/** A POST with an idempotency key happens once; its answer is given again, refusals too, and another body is an error. */
function callOnce({ store, ...parts }, request, url, text) {
  const key = request.method === 'POST' ? request.headers['idempotency-key'] : undefined;
  const hash = createHash('sha256').update(`${url.pathname}\n${text}`).digest('hex');
  const kept = key ? store.state.idempotency[key] : undefined;
  if (kept && kept.hash !== hash)
    return json(400, {
      error: {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with: ${key}.`,
      },
    });
  if (kept) return json(kept.status, kept.body, { 'idempotent-replayed': 'true' });
  const done = call({ store, ...parts }, request.method, url, text);
  if (key) store.state.idempotency[key] = { hash, ...done };
  store.save();
  return json(done.status, done.body);
}

function call(parts, method, url, text) {
  const form = readForm(method === 'GET' || method === 'DELETE' ? url.search : text);
  for (const route of routes) {
    const found = route.method === method && route.pattern.exec(url.pathname);
    if (!found) continue;
    try {
      const made = route.handle({ ...parts, form, id: found[1] && decodeURIComponent(found[1]) });
      return { status: 200, body: expand(parts.store, made, form.expand) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { status: error.status, body: error.body };
    }
  }
  return {
    status: 404,
    body: { error: { type: 'invalid_request_error', message: `Unrecognized request URL (${method}: ${url.pathname}).` } },
  };
}

const json = (status, body, headers) => ({ status, body: JSON.stringify(body), headers });

function isKey(given = '', key) {
  const hash = (text) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(given.replace(/^Bearer /, '')), hash(key));
}

async function readBody(request) {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) if ((text += chunk).length > bodyMax) throw new Error('too large');
  return text;
}
