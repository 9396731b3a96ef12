const sides = (name: string) => ({
  [name]: `${name}t ${name}b ${name}s ${name}e ${name}l ${name}r`,
  [`${name}x`]: `${name}s ${name}e ${name}l ${name}r`,
  [`${name}y`]: `${name}t ${name}b`,
});
const each = (property: string, words: string) => Object.fromEntries(words.split(' ').map((word) => [word, property]));

/** Utilities that are one word. */
const words: Record<string, string> = {
  ...each('display', 'block inline inline-block flex inline-flex grid inline-grid table contents hidden'),
  ...each('position', 'static relative absolute fixed sticky'),
  ...each('decoration-line', 'underline line-through no-underline overline'),
  truncate: 'text-overflow',
};

/** Names, without their value, of utilities that set several properties. Any other sets what it is called. */
const names: Record<string, string> = {
  ...sides('p'),
  ...sides('m'),
  size: 'size w h',
  inset: 'top bottom start end left right',
  'inset-x': 'start end left right',
  'inset-y': 'top bottom',
  gap: 'gap-x gap-y',
  overflow: 'overflow-x overflow-y',
  'place-items': 'items justify-items',
  rounded: 'rounded-ss rounded-se rounded-es rounded-ee',
  'rounded-t': 'rounded-ss rounded-se',
  'rounded-b': 'rounded-es rounded-ee',
  'rounded-s': 'rounded-ss rounded-es',
  'rounded-e': 'rounded-se rounded-ee',
};

const isLength = (value: string) => /^(?:[\d.]|\[[\d.])/.test(value);

/** First words of utilities that set one thing or another, depending on the value. */
const firstWords: Record<string, (value: string) => string> = {
  bg: () => 'bg',
  decoration: (value) => (isLength(value) ? 'decoration-thickness' : 'decoration-colour'),
  flex: (value) => (/^(?:col|row)/.test(value) ? 'flex-direction' : /wrap/.test(value) ? 'flex-wrap' : 'flex'),
  font: (value) => (/^(?:sans|mono|serif|place)$/.test(value) ? 'font-family' : 'font-weight'),
  outline: (value) => {
    if (value.startsWith('offset-')) return 'outline-offset';
    return isLength(value) ? 'outline-width' : value === 'none' ? 'outline-style' : 'outline-colour';
  },
  text: (value) => {
    if (isLength(value) || /^(?:2?xs|sm|base|lg|\d?xl)$/.test(value)) return 'font-size leading';
    if (/^(?:start|end|left|right|center|justify)$/.test(value)) return 'text-align';
    return /^(?:balance|pretty|wrap|nowrap)$/.test(value) ? 'text-wrap' : 'text-colour';
  },
  border: (value) => {
    const [, side = '', rest = ''] = /^([xytbselr](?![a-z]))?-?(.*)$/.exec(value) ?? [];
    if (/^(?:solid|dashed|dotted|none)$/.test(rest)) return 'border-style';
    if (/^(?:collapse|separate)$/.test(rest)) return 'border-collapse';
    const kind = rest === '' || isLength(rest) ? 'width' : 'colour';
    const of = { '': 'tbselr', x: 'selr', y: 'tb' }[side] ?? side;
    return [...of].map((one) => `border-${one}-${kind}`).join(' ');
  },
};

function read(utility: string): string {
  if (words[utility]) return words[utility];
  const [first = ''] = utility.split('-', 1);
  if (firstWords[first]) return firstWords[first](utility.slice(first.length + 1));
  if (names[utility]) return names[utility];
  // `min-w-[3px]`, `h-(--kb)` and `top-1/2`: all before the value, which is the last part.
  const name = utility.replace(/^-/, '').replace(/-(?:[[(].*|[^-]*)$/, '');
  return names[name] ?? name;
}

const known = new Map<string, string[]>();

/** The properties that a class sets, each with the states in which it does: `hover:px-2` sets `hover:ps` and `hover:pe`, and more. */
export function propertiesOf(name: string): string[] {
  let properties = known.get(name);
  if (!properties) {
    // A colon within brackets belongs to what they hold.
    const at = name.replace(/[[(][^\])]*[\])]/g, (inside) => '_'.repeat(inside.length)).lastIndexOf(':') + 1;
    properties = read(name.slice(at))
      .split(' ')
      .map((property) => name.slice(0, at) + property);
    known.set(name, properties);
  }
  return properties;
}
