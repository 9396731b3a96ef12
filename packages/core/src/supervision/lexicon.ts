import type { Span } from '../inspect/detectors/detector.ts';
import { buildPhraseTree, findPlaces, type PhraseWord, type Place } from './phrase-tree.ts';
import { tokensOf, withoutSigns, type Token } from './tokens.ts';

/** Which line of a lexicon was met, and where. */
export type Hit = Span & { phrase: number };
export type Lexicon = { find(text: string): Hit[] };

/** A line: one phrase, or two with so many words between them at most. */
type Entry = { parts: [number] | [number, number]; distance: number };
const hitsMost = 100;
/** Letters that stand alone, one after the other: fewer are initials. */
const spelledLeast = 3;
const squeezedLeast = 4;

/**
 * A firm's word list, made ready once. Whole words only; case, accents, forms of letters, punctuation, what cannot be seen, digits and
 * signs written for letters, letters of other scripts, blanks between the letters of a word or none between words make no difference.
 * What is found within an exception does not count. No regular expression of anybody's is run.
 */
export function compileLexicon({ phrases, exceptions }: { phrases: readonly string[]; exceptions: readonly string[] }): Lexicon {
  const parts: PhraseWord[][] = [];
  const entries = [...phrases, ...exceptions].map((line) => readLine(line, parts));
  const squeezed = parts.map(squeeze);
  const known = buildPhraseTree([...parts, ...squeezed.map((text) => (text ? [{ text, isBeginning: false }] : []))]);

  const findIn = (text: string): Hit[] => {
    const tokens = tokensOf(text);
    const places = [
      ...findPlaces(known, tokens).map((place) => ({ ...place, id: place.id % parts.length })),
      ...spelled(tokens, parts, squeezed),
    ];
    const byPart = parts.map((_): Place[] => []);
    for (const place of places.toSorted((a, b) => a.from - b.from || a.to - b.to)) byPart[place.id]?.push(place);
    const spansOf = (entry: Entry) =>
      placesOf(entry, byPart).map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 }));
    const isExcused = within(entries.slice(phrases.length).flatMap(spansOf));
    return entries
      .slice(0, phrases.length)
      .flatMap((entry, phrase) => spansOf(entry).map((span) => ({ phrase, ...span })))
      .filter((hit) => !isExcused(hit));
  };

  return {
    find(text) {
      const plain = withoutSigns(text);
      const hits = plain === null ? findIn(text) : [...findIn(text), ...findIn(plain)];
      const once = new Map(hits.map((hit) => [`${hit.phrase} ${hit.start} ${hit.end}`, hit]));
      return [...once.values()].toSorted((a, b) => a.start - b.start || a.end - b.end || a.phrase - b.phrase).slice(0, hitsMost);
    },
  };
}

function readLine(line: string, parts: PhraseWord[][]): Entry {
  const near = /^(?<left>.*?)~(?<within>\d+)\s(?<right>.*)$/u.exec(line)?.groups;
  if (!near) return { parts: [parts.push(wordsOf(line)) - 1], distance: 0 };
  const left = parts.push(wordsOf(near.left ?? '')) - 1;
  return { parts: [left, parts.push(wordsOf(near.right ?? '')) - 1], distance: Number(near.within) };
}

/** A phrase is read as a text is, but one way only; a star at the end of a word leaves open how it goes on. */
const wordsOf = (phrase: string): PhraseWord[] =>
  phrase.split(/(?<=\*)/).flatMap((piece) => {
    const tokens = tokensOf(piece);
    return tokens.map((token, at) => ({
      text: token.readings[0] ?? '',
      isBeginning: piece.endsWith('*') && at === tokens.length - 1,
    }));
  });

/** A phrase without its blanks, where that is long enough to be meant. */
function squeeze(words: readonly PhraseWord[]): string | null {
  const text = words.map((word) => word.text).join('');
  return text.length >= squeezedLeast && words.every((word) => !word.isBeginning) ? text : null;
}

/** Phrases that are spelled, letter by letter: `c a l l  m y  c e l l`, `c.a.l.l`. */
function spelled(tokens: readonly Token[], parts: readonly PhraseWord[][], squeezed: readonly (string | null)[]): Place[] {
  const places: Place[] = [];
  for (let from = 0; from < tokens.length;) {
    let to = from;
    while (to < tokens.length && isLetter(tokens[to])) to += 1;
    if (to - from >= spelledLeast) {
      const run = tokens
        .slice(from, to)
        .map(({ readings }) => readings.at(-1) ?? '')
        .join('');
      for (const [id] of parts.entries()) {
        const text = squeezed[id];
        for (let at = text ? run.indexOf(text) : -1; text && at >= 0; at = run.indexOf(text, at + text.length))
          places.push({ id, from: from + at, to: from + at + text.length });
      }
    }
    from = Math.max(to, from + 1);
  }
  return places;
}

const isLetter = (token: Token | undefined) => token !== undefined && /^[a-z0-9]$/.test(token.readings.at(-1) ?? '');

/** Whether a place lies within one of these. */
function within(spans: readonly Span[]): (place: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start);
  let furthest = 0;
  const ends = sorted.map(({ end }) => (furthest = Math.max(furthest, end)));
  return ({ start, end }) => {
    const behind = firstWhere(sorted.length, (at) => (sorted[at]?.start ?? 0) > start);
    return (ends[behind - 1] ?? -1) >= end;
  };
}

/** For two phrases, from each of the first to the nearest of the second on either side. */
function placesOf({ parts: [left, right], distance }: Entry, byPart: readonly Place[][]): { from: number; to: number }[] {
  const lefts = byPart[left] ?? [];
  if (right === undefined) return lefts;
  const rights = byPart[right] ?? [];
  return lefts.flatMap((place) => {
    const after = rights[firstFrom(rights, place.to)];
    let last = firstFrom(rights, place.from) - 1;
    while (last >= 0 && (rights[last]?.to ?? 0) > place.from) last -= 1;
    const before = rights[last];
    const isNear = (other: Place | undefined, gap: (other: Place) => number) => other && gap(other) >= 0 && gap(other) <= distance;
    return [
      ...(isNear(after, (other) => other.from - place.to) && after ? [{ from: place.from, to: after.to }] : []),
      ...(isNear(before, (other) => place.from - other.to) && before ? [{ from: before.from, to: place.to }] : []),
    ];
  });
}

/** The first place that begins at a word or behind it. */
const firstFrom = (places: readonly Place[], word: number) => firstWhere(places.length, (at) => (places[at]?.from ?? 0) >= word);

function firstWhere(length: number, isTrue: (at: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isTrue(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
