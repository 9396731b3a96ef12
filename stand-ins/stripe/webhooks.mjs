import { createHmac, randomInt } from 'node:crypto';

const apiVersion = '2026-10-28.endive';
const firstRetryMs = 500;
const slowestRetryMs = 3_600_000;
const keptMs = 3 * 86_400_000;

/** The header by which a receiver knows that an event is ours: the time, and a hash over time and body. */
export function signature(payload, secret, at = Math.floor(Date.now() / 1000)) {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${payload}`).digest('hex')}`;
}

/**
 * Keeps each event and delivers it until it is taken, for three days. As with Stripe nothing is promised but that: events
 * may come twice, late and in any order, and the controls make sure that they do.
 */
export function openWebhooks(store, { url, secret, onEvent = () => {} }) {
  const timers = new Set();
  let isClosed = false;

  const later = (work, ms) => {
    if (isClosed) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void work();
    }, ms);
    timers.add(timer);
  };

  const deliver = async (delivery) => {
    const event = store.find('event', delivery.event);
    const payload = JSON.stringify(event, null, 2);
    const isTaken = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', 'stripe-signature': signature(payload, secret) },
      body: payload,
      signal: AbortSignal.timeout(10_000),
    }).then(
      (response) => response.ok,
      () => false,
    );
    if (isClosed) return;
    if (isTaken || Date.now() - delivery.at > keptMs) {
      store.state.deliveries = store.state.deliveries.filter((one) => one !== delivery);
      store.save();
    } else {
      delivery.attempts += 1;
      later(() => deliver(delivery), Math.min(slowestRetryMs, firstRetryMs * 2 ** Math.min(delivery.attempts, 12)));
    }
  };

  const schedule = (delivery) => {
    const { lateMs = 0, outOfOrder = false } = store.state.delivery;
    later(() => deliver(delivery), lateMs + (outOfOrder ? randomInt(400) : 0));
  };

  if (url) for (const delivery of store.state.deliveries) schedule(delivery);

  return {
    emit(type, object, created) {
      const event = store.insert('event', 'evt', {
        api_version: apiVersion,
        created,
        type,
        data: { object: structuredClone(object) },
        pending_webhooks: 1,
        request: { id: null, idempotency_key: null },
      });
      onEvent(event);
      if (url)
        for (let copies = store.state.delivery.twice ? 2 : 1; copies > 0; copies -= 1) {
          const delivery = { event: event.id, at: Date.now(), attempts: 0 };
          store.state.deliveries.push(delivery);
          schedule(delivery);
        }
      store.save();
      return event;
    },
    close() {
      isClosed = true;
      for (const timer of timers) clearTimeout(timer);
    },
  };
}
