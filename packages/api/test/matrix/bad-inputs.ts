import { newId } from '@parley/core/id';

export type BadInput = { what: string; json: string };
type Path = (string | number)[];

/** Ways to spoil a valid input, each of which must be refused. */
export function badInputs(valid: unknown): BadInput[] {
  const whole = JSON.stringify(valid);
  const bad = [
    ...places(valid).flatMap((path) =>
      spoilt(at(valid, path)).map(([what, value]) => ({
        what: `${path.join('.')}: ${what}`,
        json: JSON.stringify(put(valid, path, value)),
      })),
    ),
    ...['tenantId', 'role', 'isAdmin', 'createdAt', 'constructor'].map((field) => ({
      what: `an extra field ${field}`,
      json: JSON.stringify({ ...(valid as object), [field]: newId() }),
    })),
    ...['null', '[]', '"text"', '7', `{"__proto__":${whole}}`].map((json) => ({ what: `instead of it, ${json}`, json })),
  ];
  return bad;
}

/** Input that may be taken, refused, or taken for something harmless: only a crash is wrong. */
export function hostileInputs(valid: unknown): BadInput[] {
  const polluting = JSON.stringify(valid).replace(/\}$/, ',"__proto__":{"isAdmin":true}}').replace('{,', '{');
  const texts = places(valid).flatMap((path) =>
    typeof at(valid, path) === 'string'
      ? ['\u0000', 'x\u0000y', '\ud800', "'; DROP TABLE app.message; --", '%', '\u202e'].map((text) => ({
          what: `${path.join('.')}: ${JSON.stringify(text)}`,
          json: JSON.stringify(put(valid, path, text)),
        }))
      : [],
  );
  return [...texts, { what: 'a prototype', json: polluting }];
}

/** Paths to every value inside, but for the map of `sync`, whose keys are ids. */
function places(value: unknown, path: Path = []): Path[] {
  const here = path.length > 0 ? [path] : [];
  if (value === null || typeof value !== 'object') return here;
  const inner = Object.entries(value).flatMap(([key, item]) => places(item, [...path, Array.isArray(value) ? Number(key) : key]));
  return [...here, ...inner];
}

function spoilt(value: unknown): [string, unknown][] {
  const operators: [string, unknown][] = [
    ['an operator', { not: '' }],
    ['another operator', { contains: '' }],
  ];
  if (Array.isArray(value))
    return [...operators, ['too many', Array.from({ length: 1001 }, () => newId())], ['not a list', value[0]]];
  switch (typeof value) {
    case 'string':
      return [...operators, ['a number', 7], ['a list', [value]], ['too long', 'x'.repeat(100_000)], ['null', null]];
    case 'number':
      return [...operators, ['text', String(value)], ['negative', -1], ['a fraction', 1.5], ['too large', 2 ** 60], ['null', null]];
    case 'boolean':
      return [...operators, ['text', 'yes'], ['a number', 1], ['null', null]];
    default:
      return value === null
        ? [...operators, ['a number', 7], ['too long', 'x'.repeat(100_000)]]
        : [
            ['text', 'text'],
            ['a list', [value]],
          ];
  }
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Record<Path[number], unknown>)[key], value);

function put(value: unknown, [key, ...rest]: Path, replacement: unknown): unknown {
  if (key === undefined) return replacement;
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<Path[number], unknown>;
  copy[key] = put(copy[key], rest, replacement);
  return copy;
}
