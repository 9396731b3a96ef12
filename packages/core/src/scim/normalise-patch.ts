type Operation = { op: string; path?: string; value?: unknown };

/**
 * A PATCH as RFC 7644 (3.5.2) has it, from what directories really send. Entra writes the verb with a capital, true and false as
 * words, names of parts as keys of one value, and takes members out by a list; Okta sends a value without a path.
 */
export function normalisePatch(body: unknown): unknown {
  if (!isObject(body)) return body;
  const given = body['Operations'] ?? body['operations'];
  if (!Array.isArray(given)) return body;
  return { schemas: body['schemas'], Operations: given.flatMap(normaliseOne) };
}

function normaliseOne(given: unknown): unknown[] {
  if (!isObject(given) || typeof given['op'] !== 'string') return [given];
  const op = given['op'].toLowerCase();
  const { path, value } = given;
  if (typeof path !== 'string' || path === '') return withoutPath(op, value);
  if (op === 'remove' && path.toLowerCase() === 'members' && Array.isArray(value) && value.length > 0)
    return value.map((one: unknown) => ({ op, path: `members[value eq "${idOf(one)}"]` }));
  return [toOperation(op, path, value)];
}

/** Keys that are paths become operations of their own; the rest stays together. */
function withoutPath(op: string, value: unknown): Operation[] {
  if (!isObject(value)) return [{ op, value }];
  const entries = Object.entries(value).filter(([key]) => key !== 'id' && key !== 'schemas' && key !== 'meta');
  return entries.map(([key, part]) => toOperation(op, key, part));
}

const toOperation = (op: string, path: string, value: unknown): Operation => {
  const isActive = path.toLowerCase() === 'active';
  return { op, path, ...(value === undefined ? {} : { value: isActive ? toBoolean(value) : value }) };
};

/** `"False"` is false, whatever a language makes of a text that is not empty. */
export function toBoolean(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : value;
}

const idOf = (one: unknown): string => {
  const id = isObject(one) ? one['value'] : one;
  // What could end the quotation is no id.
  return typeof id === 'string' && /^[\w-]{1,64}$/.test(id) ? id : '';
};
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
