import { once } from 'node:events';
import { seedCoupon } from './api/catalogue.mjs';
import { control } from './control.mjs';
import { openEngine } from './engine.mjs';
import { openServer } from './server.mjs';
import { openStore } from './store.mjs';
import { openWebhooks } from './webhooks.mjs';

const lookEveryMs = 5_000;

/** Starts the stand-in in this process. Without a file it forgets; without a webhook address it only tells `onEvent`. */
export async function startStandIn({ port = 0, file, key, webhookUrl, webhookSecret = '', onEvent } = {}) {
  const store = openStore(file);
  const webhooks = openWebhooks(store, { url: webhookUrl, secret: webhookSecret, onEvent });
  const engine = openEngine(store, webhooks);
  const parts = { store, engine, webhooks };
  seedCoupon(store);
  const server = openServer(parts, { key }).listen(port, '127.0.0.1');
  await once(server, 'listening');
  store.address = `http://localhost:${server.address().port}`;
  // The port may be another one than last time.
  for (const invoice of store.list('invoice')) invoice.hosted_invoice_url = `${store.address}/pay/${invoice.id}`;
  // Customers who are on no test clock live in ordinary time.
  const timer = setInterval(() => {
    for (const customer of store.list('customer')) if (!customer.test_clock) engine.catchUp(customer);
  }, lookEveryMs);
  return {
    url: store.address,
    key,
    store,
    control: (name, input) => control(parts, `/stand-in/${name}`, input),
    /** Everything as it is now; `restore` puts it back, so that a test can live through one life many times. */
    snapshot: () => structuredClone(store.state),
    restore: (state) => void Object.assign(store.state, structuredClone(state)),
    close: async () => {
      clearInterval(timer);
      webhooks.close();
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
