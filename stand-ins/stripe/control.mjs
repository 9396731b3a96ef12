import { moveClock, newClock } from './api/test-clocks.mjs';
import { need } from './api/customers.mjs';

const controls = {
  /** Every charge of a customer fails from now on, or no longer. */
  decline: ({ store }, { customer, on = true }) => {
    need(store, 'customer', customer);
    const others = store.state.declining.filter((id) => id !== customer);
    store.state.declining = on ? [...others, customer] : others;
    return { declining: on };
  },
  /** Unlike Stripe, a customer may be put on a clock at any time: people try this out with the firm that they have. */
  advance: ({ store, engine }, { customer: id, days }) => {
    const customer = need(store, 'customer', id);
    const from = engine.nowOf(customer);
    customer.test_clock ??= newClock(store, from).id;
    for (const subscription of store.list('subscription'))
      if (subscription.customer === id) subscription.test_clock = customer.test_clock;
    const clock = store.find('test_helpers.test_clock', customer.test_clock);
    moveClock({ store, engine }, clock, from + Math.round(days * 86_400));
    // Who listens is told of the customer as well: a clock belongs to nobody in particular.
    engine.emit('customer.updated', customer);
    return { now: clock.frozen_time };
  },
  delivery: ({ store }, { twice = false, lateMs = 0, outOfOrder = false }) =>
    (store.state.delivery = { twice, lateMs, outOfOrder }),
};

export function control(parts, path, input) {
  const handle = controls[path.slice('/stand-in/'.length)];
  if (!handle) return { error: `The controls are ${Object.keys(controls).join(', ')}.` };
  const answer = handle(parts, input);
  parts.store.save();
  return answer;
}
