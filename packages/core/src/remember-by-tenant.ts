import type { TenantTx } from '@parley/db/with-tenant';
import { onePerProcess } from './one-per-process.ts';

const rememberedMs = 10_000;

/** A firm's answer, as it was at most ten seconds ago. */
export type Remembered<Value> = {
  /**
   * Within a transaction, hand it over: nobody who holds a connection waits for another, and nobody depends on how a transaction
   * of others ends.
   */
  get(tenantId: string, tx?: TenantTx): Promise<Value>;
  forget(tenantId: string): void;
  forgetAll(): void;
};
type Held<Value> = { until: number; value: Promise<Value>; isKnown: boolean };
type Memory<Value> = { held: Map<string, Held<Value>>; forgotten: number };

/**
 * Keeps what hot paths ask of every firm, so that it costs no query each time: what was changed elsewhere holds within ten
 * seconds, and at once where somebody calls `forget`. Whoever asks at the same time shares one answer. What could not be read is
 * asked again by the next. `read` is handed the former answer, to keep what was costly to make, and the transaction to read in, if
 * there is one. At most `max` firms at once. One memory for each `name` in a process, so what one module copy forgets, all forget.
 */
export function rememberByTenant<Value>(
  read: (tenantId: string, former: Promise<Value> | undefined, tx?: TenantTx) => Promise<Value>,
  { name, max = 5_000 }: { name: string; max?: number },
): Remembered<Value> {
  const memory = onePerProcess<Memory<Value>>(`remembered ${name}`, () => ({ held: new Map(), forgotten: 0 }));
  const hold = (tenantId: string, value: Promise<Value>, isKnown: boolean) => {
    if (memory.held.size >= max) memory.held.clear();
    const held = { until: performance.now() + rememberedMs, value, isKnown };
    memory.held.set(tenantId, held);
    return held;
  };
  const readOnce = (tenantId: string, former: Promise<Value> | undefined) => {
    const value = read(tenantId, former);
    const held = hold(tenantId, value, false);
    value.then(
      () => void (held.isKnown = true),
      () => memory.held.get(tenantId) === held && memory.held.delete(tenantId),
    );
    return value;
  };
  const readWithin = async (tenantId: string, former: Promise<Value> | undefined, tx: TenantTx) => {
    const { forgotten } = memory;
    const value = await read(tenantId, former, tx);
    // What was forgotten while it was being read is not remembered again.
    if (forgotten === memory.forgotten) hold(tenantId, Promise.resolve(value), true);
    return value;
  };
  return {
    get(tenantId, tx) {
      const held = memory.held.get(tenantId);
      if (held && held.until > performance.now() && (!tx || held.isKnown)) return held.value;
      return tx ? readWithin(tenantId, held?.isKnown ? held.value : undefined, tx) : readOnce(tenantId, held?.value);
    },
    forget: (tenantId) => {
      memory.forgotten += 1;
      memory.held.delete(tenantId);
    },
    forgetAll: () => {
      memory.forgotten += 1;
      memory.held.clear();
    },
  };
}
