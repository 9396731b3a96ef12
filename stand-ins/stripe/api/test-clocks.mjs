import { toList } from '../answers.mjs';
import { toNumber } from '../form.mjs';
import { need } from './customers.mjs';

const kind = 'test_helpers.test_clock';

export const newClock = (store, frozenTime, name = null) =>
  store.insert(kind, 'clock', { frozen_time: frozenTime, name, status: 'ready', created: Math.floor(Date.now() / 1000) });

/** Moves a clock and lets everything happen on the way, for each customer on it. */
export function moveClock({ store, engine }, clock, to) {
  const from = clock.frozen_time;
  for (const customer of store.list('customer').filter((one) => one.test_clock === clock.id)) {
    clock.frozen_time = from;
    engine.catchUp(customer, to);
  }
  clock.frozen_time = to;
  engine.emit('test_helpers.test_clock.ready', clock);
}

export const testClockRoutes = [
  ['POST', '/v1/test_helpers/test_clocks', ({ store, form }) => newClock(store, toNumber(form.frozen_time), form.name)],
  ['GET', '/v1/test_helpers/test_clocks', ({ store, form }) => toList('/v1/test_helpers/test_clocks', store.list(kind), form)],
  ['GET', '/v1/test_helpers/test_clocks/:id', ({ store, id }) => need(store, kind, id)],
  [
    'POST',
    '/v1/test_helpers/test_clocks/:id/advance',
    ({ store, engine, form, id }) => {
      const clock = need(store, kind, id);
      moveClock({ store, engine }, clock, toNumber(form.frozen_time));
      return clock;
    },
  ],
];
