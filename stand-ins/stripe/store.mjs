import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

const empty = () => ({ objects: {}, idempotency: {}, deliveries: [], delivery: {}, declining: [], counters: {} });

/** Everything there is, by kind and in the order of its making. With a file it outlives the process. */
export function openStore(file) {
  const state = file && existsSync(file) ? { ...empty(), ...JSON.parse(readFileSync(file, 'utf8')) } : empty();
  let isWaiting = false;
  const write = () => {
    isWaiting = false;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.draft`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.draft`, file);
  };
  const ofKind = (kind) => (state.objects[kind] ??= {});
  return {
    state,
    insert(kind, prefix, fields) {
      const object = { id: fields.id ?? `${prefix}_${randomBytes(12).toString('hex')}`, object: kind, livemode: false, ...fields };
      ofKind(kind)[object.id] = object;
      return object;
    },
    find: (kind, id) => ofKind(kind)[id],
    list: (kind) => Object.values(ofKind(kind)),
    remove: (kind, id) => delete ofKind(kind)[id],
    next: (name) => (state.counters[name] = (state.counters[name] ?? 0) + 1),
    /** Soon, and once for many changes. */
    save() {
      if (!file || isWaiting) return;
      isWaiting = true;
      setImmediate(write);
    },
  };
}
