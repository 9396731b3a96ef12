/**
 * Ranges of IP addresses in CIDR notation (RFC 4632, RFC 4291). An address alone is a range of one. Nothing here asks the
 * network, so that page and server judge alike.
 */
type Range = { family: 4 | 6; start: bigint; bits: number };

const widths = { 4: 32, 6: 128 } as const;

/** `203.0.113.77/24` → `203.0.113.0/24`; null when it is neither an address nor a range. */
export function toRange(text: string): string | null {
  const range = readRange(text.trim());
  return range && `${writeAddress(range)}/${range.bits}`;
}

export function isInRange(address: string, range: string): boolean {
  const one = readAddress(address.replace(/^::ffff:(?=\d+\.)/i, ''));
  const all = readRange(range);
  return one !== null && all !== null && one.family === all.family && toStart(one, all.bits) === all.start;
}

function readRange(text: string): Range | null {
  const [address = '', prefix, ...more] = text.split('/');
  const read = readAddress(address);
  if (!read || more.length > 0 || (prefix !== undefined && !/^\d{1,3}$/.test(prefix))) return null;
  const bits = prefix === undefined ? widths[read.family] : Number(prefix);
  return bits > widths[read.family] ? null : { family: read.family, start: toStart(read, bits), bits };
}

function toStart({ family, value }: { family: 4 | 6; value: bigint }, bits: number): bigint {
  const free = BigInt(widths[family] - bits);
  return (value >> free) << free;
}

function readAddress(text: string): { family: 4 | 6; value: bigint } | null {
  if (!text.includes(':')) {
    const parts = text.split('.');
    if (parts.length !== 4 || parts.some((part) => !/^(0|[1-9]\d{0,2})$/.test(part) || Number(part) > 255)) return null;
    return { family: 4, value: parts.reduce((value, part) => value * 256n + BigInt(part), 0n) };
  }
  const halves = text.split('::');
  if (halves.length > 2) return null;
  const groups = halves.map((half) => (half === '' ? [] : half.split(':')));
  const count = groups.flat().length;
  if (groups.flat().some((group) => !/^[0-9a-f]{1,4}$/i.test(group))) return null;
  if (halves.length === 1 ? count !== 8 : count > 7) return null;
  const [before = [], after = []] = groups;
  const whole = [...before, ...Array.from({ length: 8 - count }, () => '0'), ...after];
  return { family: 6, value: whole.reduce((value, group) => value * 65_536n + BigInt(`0x${group}`), 0n) };
}

/** IPv6 with its longest run of zeros shortened (RFC 5952). */
function writeAddress({ family, start }: Range): string {
  if (family === 4) return [24n, 16n, 8n, 0n].map((shift) => (start >> shift) & 255n).join('.');
  const text = Array.from({ length: 8 }, (_, i) => ((start >> BigInt((7 - i) * 16)) & 65_535n).toString(16)).join(':');
  const runs = text.match(/(?:^|:)0(?::0)+(?=:|$)/g) ?? [];
  const longest = runs.reduce((best, run) => (run.length > best.length ? run : best), '');
  return longest === ''
    ? text
    : text
        .replace(longest, ':')
        .replace(/^:(?!:)|:$/g, '::')
        .replace(/:{3,}/, '::');
}
