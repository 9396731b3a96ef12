import { clsx, type ClassValue } from 'clsx';
import { propertiesOf } from './class-properties.ts';

const known = new Map<string, string>();
const knownSize = 1_000;

/** Joins classes; where two set the same thing, the later one wins. */
export function cn(...values: ClassValue[]): string {
  const joined = clsx(values);
  let merged = known.get(joined);
  if (merged === undefined) {
    merged = merge(joined);
    if (known.size >= knownSize) known.clear();
    known.set(joined, merged);
  }
  return merged;
}

function merge(joined: string): string {
  const taken = new Set<string>();
  const kept: string[] = [];
  for (const name of joined.trim().split(/\s+/).toReversed()) {
    const properties = propertiesOf(name);
    if (properties.every((property) => taken.has(property))) continue;
    for (const property of properties) taken.add(property);
    kept.push(name);
  }
  return kept.toReversed().join(' ');
}
