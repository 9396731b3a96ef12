const registry = globalThis as typeof globalThis & { parleyProcess?: Map<string, unknown> };

/** One thing for each name and process, also across the module copies that a bundler makes: what one copy changes, all see. */
export function onePerProcess<Thing>(name: string, make: () => Thing): Thing {
  const things = (registry.parleyProcess ??= new Map<string, unknown>());
  if (!things.has(name)) things.set(name, make());
  return things.get(name) as Thing;
}
