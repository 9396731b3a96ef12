import { domainToUnicode } from 'node:url';
import { withoutOverlap, type Span } from '../inspect/detectors/detector.ts';

const isOf = (sign: string | undefined, kind: RegExp): boolean => sign !== undefined && kind.test(sign);
const word = /^[\p{L}\p{N}-]$/u;

/** Of the signs of a text, where a written address that begins here ends. */
function writtenEnd(signs: string[], at: number): number {
  const rest = signs
    .slice(at, at + 8)
    .join('')
    .toLowerCase();
  const head = ['https://', 'http://', 'www.'].find((one) => rest.startsWith(one));
  if (!head) return -1;
  let end = at + head.length;
  while (end - at - head.length < 2_048 && isOf(signs[end], /^[^\s<>"'`\u200b]$/u)) end += 1;
  return end > at + head.length ? end : -1;
}

/** The same of one without its beginning: labels, an ending of letters, perhaps a path; the longest that fits. */
function bareEnd(signs: string[], at: number): number {
  if (isOf(signs[at - 1], /^[\p{L}\p{N}@/.-]$/u)) return -1;
  const tldFrom: number[] = [];
  for (let from = at; tldFrom.length < 8;) {
    let end = from;
    while (isOf(signs[end], word)) end += 1;
    if (end === from || end - from > 63 || signs[end] !== '.') break;
    from = end + 1;
    tldFrom.push(from);
  }
  const stands = (end: number) => !isOf(signs[end], /^[\p{L}\p{N}@]$/u);
  for (const from of tldFrom.toReversed()) {
    if (!isOf(signs[from], /^\p{L}$/u)) continue;
    let longest = from + 1;
    while (longest - from < 63 && isOf(signs[longest], word)) longest += 1;
    for (let end = longest; end >= from + 2; end -= 1) {
      if (signs[end] === '/') {
        let path = end + 1;
        while (path - end <= 1_024 && isOf(signs[path], /^[^\s<>"'`]$/u)) path += 1;
        for (; path > end; path -= 1) if (stands(path)) return path;
      }
      if (stands(end)) return end;
    }
  }
  return -1;
}

type Place = { host: string; path: string };
function placeOf(address: string): Place | null {
  const full = /^https?:/i.test(address) ? address : `https://${address}`;
  let url: URL;
  try {
    url = new URL(full);
  } catch {
    return null;
  }
  const { hostname, pathname } = url;
  const host = (domainToUnicode(hostname) || hostname)
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // As it is written.
  }
  return { host, path: path.toLowerCase() };
}

/** What passes for what, as far as these tests write it. */
const same: Record<string, string> = { '0': 'o', '1': 'l', '3': 'e', '5': 's', о: 'o', е: 'e', і: 'l', i: 'l' };
const looksLike = (host: string) =>
  [...host.normalize('NFD').replaceAll(/\p{M}/gu, '')]
    .map((sign) => same[sign] ?? sign)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w');

function isListed({ host, path }: Place, listed: readonly Place[]): boolean {
  return listed.some((one) => {
    const labels = host.split('.');
    const isHost = labels.some((_, from) => labels.slice(from).join('.') === one.host);
    const folder = one.path.endsWith('/') ? one.path : `${one.path}/`;
    return isHost && `${path}/`.startsWith(folder) && (path === one.path || path.startsWith(folder));
  });
}

/** For tests: addresses place by place, those that are listed or look like it, or, `others`, those that are written out and are not. */
export function naiveLinks(text: string, terms: readonly string[], others: boolean): Span[] {
  const signs = [...text];
  const offset = (at: number) => signs.slice(0, at).join('').length;
  const listed = terms.flatMap((term) => placeOf(term) ?? []);
  const fold = (place: Place) => (others ? place : { ...place, host: looksLike(place.host) });
  const found: Span[] = [];
  for (const endAt of others ? [writtenEnd] : [writtenEnd, bareEnd])
    for (let at = 0; at < signs.length; at += 1) {
      const end = endAt(signs, at);
      if (end === -1) continue;
      const address = signs
        .slice(at, end)
        .join('')
        .replace(/[.,;:!?)\]}*_~|'"]+$/u, '');
      const place = placeOf(address);
      if (place && isListed(fold(place), listed.map(fold)) !== others)
        found.push({ start: offset(at), end: offset(at) + address.length });
      at = end - 1;
    }
  return withoutOverlap(found);
}
