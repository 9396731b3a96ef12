import { domainToUnicode } from 'node:url';
import { withoutOverlap, type Detector, type Span } from './detector.ts';

/** What is written as an address: up to the next blank or bracket; what ends a sentence is not part of it. */
const written = /(?:https?:\/\/|www\.)[^\s<>"'`\u200b]{1,2048}/giu;
/** A bare `example.com/path`, without which a list could be passed by leaving out the beginning. */
const bare =
  /(?<![\p{L}\p{N}@/.-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}(?:\/[^\s<>"'`]{0,1024})?(?![\p{L}\p{N}@])/iuy;
const tail = /[.,;:!?)\]}*_~|'"]+$/u;

type Place = { host: string; path: string };
type Written = Span & { place: Place };

/** Signs of other scripts, and digits, that pass for a Latin letter in an address. */
const alike = new Map(
  Object.entries({
    ...{
      а: 'a',
      ɑ: 'a',
      α: 'a',
      ь: 'b',
      с: 'c',
      ԁ: 'd',
      е: 'e',
      ε: 'e',
      ё: 'e',
      ɡ: 'g',
      һ: 'h',
      ı: 'i',
      і: 'i',
      ι: 'i',
      ј: 'j',
      κ: 'k',
    },
    ...{
      к: 'k',
      ӏ: 'l',
      м: 'm',
      ո: 'n',
      о: 'o',
      ο: 'o',
      օ: 'o',
      р: 'p',
      ρ: 'p',
      ԛ: 'q',
      г: 'r',
      ѕ: 's',
      т: 't',
      τ: 't',
      υ: 'u',
      ս: 'u',
    },
    ...{ ν: 'v', ѵ: 'v', ѡ: 'w', ω: 'w', х: 'x', χ: 'x', у: 'y', γ: 'y', ᴢ: 'z', '0': 'o', '1': 'l', '3': 'e', '5': 's' },
  }),
);

/** An address as lists compare it: the host without accents and look-alikes, so that `exаmple.com` in Cyrillic is caught too. */
const skeleton = (host: string): string =>
  [...host.normalize('NFKD').replaceAll(/\p{M}/gu, '')]
    .map((sign) => alike.get(sign) ?? sign)
    .join('')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
    .replaceAll('i', 'l');

/** Links to what a firm has listed, by name and by what looks like it. */
export function links(terms: readonly string[]): Detector {
  const listed = places(terms, skeleton);
  return {
    id: 'links',
    find: (text) => findPlaces(text, true, (place) => isListed({ ...place, host: skeleton(place.host) }, listed)),
  };
}

/** Links to anything that a firm has not listed. What only looks like a listed name is not listed. */
export function otherLinks(terms: readonly string[]): Detector {
  const listed = places(terms, (host) => host);
  return { id: 'otherLinks', find: (text) => findPlaces(text, false, (place) => !isListed(place, listed)) };
}

const places = (terms: readonly string[], fold: (host: string) => string): Place[] =>
  terms.flatMap((term) => {
    const place = readPlace(term.trim().replace(/^(https?:\/\/)?\*\./i, '$1'));
    return place ? [{ host: fold(place.host), path: place.path }] : [];
  });

function findPlaces(text: string, withBare: boolean, isMeant: (place: Place) => boolean): Span[] {
  // Nearly every message: nothing that could be an address.
  if (!text.includes('.') && !/[。．｡]/u.test(text) && !/https?:/i.test(text)) return [];
  const all = withBare ? [...writtenIn(text), ...bareIn(text)] : writtenIn(text);
  return withoutOverlap(all.flatMap(({ start, end, place }) => (isMeant(place) ? [{ start, end }] : [])));
}

/** The detectors of a firm read the same text one after the other, and an address is dear to take apart. */
let last: { text: string; places: Written[] } | undefined;
function writtenIn(text: string): Written[] {
  if (last?.text !== text) last = { text, places: placesOf(text.matchAll(written)) };
  return last.places;
}

/**
 * What `bare` matches. It can begin at one place only of a run of its signs, and needs a point before a letter there: few words have
 * one, so no others are read. Each sign is gone back over once.
 */
function bareIn(text: string): Written[] {
  const matches: RegExpExecArray[] = [];
  let seen = 0;
  let end = 0;
  for (let dot = text.indexOf('.'); dot !== -1; dot = text.indexOf('.', dot + 1)) {
    if (!letter.test(signAt(text, dot + 1))) continue;
    const start = runStart(text, dot, seen);
    // Behind a point that was looked at, it is the same run.
    const isSeen = seen > 0 && start === seen;
    seen = dot + 1;
    if (isSeen || start < end) continue;
    bare.lastIndex = start;
    const match = bare.exec(text);
    if (!match) continue;
    matches.push(match);
    end = match.index + match[0].length;
  }
  return placesOf(matches);
}

const letter = /^\p{L}/u;
const inRun = /^[\p{L}\p{N}@/.-]/u;
const signAt = (text: string, at: number) => (at < text.length ? String.fromCodePoint(text.codePointAt(at) ?? 0) : '');

/** Back from a place over signs that an address may have, not beyond `floor`. */
function runStart(text: string, from: number, floor: number): number {
  let start = from;
  while (start > floor) {
    const isPair = start - 2 >= floor && (text.codePointAt(start - 2) ?? 0) > 0xffff;
    const before = isPair ? start - 2 : start - 1;
    if (!inRun.test(signAt(text, before))) break;
    start = before;
  }
  return start;
}

function placesOf(matches: Iterable<RegExpExecArray>): Written[] {
  const found: Written[] = [];
  for (const match of matches) {
    const address = match[0].replace(tail, '');
    const place = readPlace(address);
    if (place) found.push({ start: match.index, end: match.index + address.length, place });
  }
  return found;
}

/** As a browser would read it: the host behind any user name, in small letters and its own script; the path without escapes. */
function readPlace(address: string): Place | null {
  const full = /^https?:/i.test(address) ? address : `https://${address}`;
  const url = parse(full);
  if (!url) return null;
  const { hostname, pathname } = url;
  const host = (domainToUnicode(hostname) || hostname)
    .toLowerCase()
    .replace(/\.$/, '')
    .replace(/^www\./, '');
  return { host, path: unescaped(pathname).toLowerCase() };
}

/** Not asked of `URL.canParse`: Node 20 answers it wrongly for accents, once it has been asked often. */
function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

const isListed = ({ host, path }: Place, listed: readonly Place[]): boolean =>
  listed.some(
    (one) =>
      (host === one.host || host.endsWith(`.${one.host}`)) &&
      (path === one.path || path.startsWith(one.path.endsWith('/') ? one.path : `${one.path}/`)),
  );
