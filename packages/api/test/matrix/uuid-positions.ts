const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id in an input, as a value or as the key of a map. `field` is the name that it stands under. */
export type UuidPosition = { value: string; field: string };

/** Every id in an input, in a fixed order. */
export function uuidPositions(input: unknown): UuidPosition[] {
  const found: UuidPosition[] = [];
  replaceUuids(input, (position) => {
    found.push(position);
    return position.value;
  });
  return found;
}

/** The input with its ids replaced, position by position. */
export function replaceUuids(input: unknown, replace: (position: UuidPosition, index: number) => string): unknown {
  let index = 0;
  const next = (value: string, field: string) => (uuid.test(value) ? replace({ value, field }, index++) : value);
  const walk = (value: unknown, field: string): unknown => {
    if (typeof value === 'string') return next(value, field);
    if (Array.isArray(value)) return value.map((item) => walk(item, field));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [next(key, field), walk(inner, key)]));
  };
  return walk(input, '');
}
