/** `items[0][price]=p&metadata[a]=1` → `{ items: [{ price: 'p' }], metadata: { a: '1' } }`, as Stripe's clients write it. */
export function readForm(text) {
  const root = {};
  for (const [name, value] of new URLSearchParams(text)) {
    const path = [name.replace(/\[.*$/s, ''), ...[...name.matchAll(/\[([^\]]*)\]/g)].map(([, key]) => key)];
    if (path.some((key) => key === '__proto__' || key === 'constructor' || key === 'prototype')) continue;
    put(root, path, value);
  }
  return toLists(root);
}

function put(target, [key, ...rest], value) {
  const at = key === '' ? String(Object.keys(target).length) : key;
  if (rest.length === 0) target[at] = value;
  else put((target[at] = typeof target[at] === 'object' ? target[at] : {}), rest, value);
}

function toLists(value) {
  if (typeof value !== 'object') return value;
  const keys = Object.keys(value);
  const isList = keys.length > 0 && keys.every((key, index) => key === String(index));
  return isList ? keys.map((key) => toLists(value[key])) : Object.fromEntries(keys.map((key) => [key, toLists(value[key])]));
}

export const toNumber = (value) => (value === undefined || value === '' ? undefined : Number(value));
export const toFlag = (value) => (value === undefined ? undefined : value === 'true' || value === true);
