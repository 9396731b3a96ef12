import type { MyChannelView } from '@parley/contract/channel-view';
import type { MemberView } from '@parley/contract/member-view';
import {
  filterKeys,
  searchHas,
  searchIs,
  splitSearch,
  writeFilter,
  type FilterKey,
  type MessageSearch,
} from '@parley/contract/search-query';
import { channelName, channelTitle } from '../channel/channel-title.ts';
import { rankBy } from '../mention/rank-match.ts';

type Known = { channels: MyChannelView[]; members: MemberView[]; myId: string };
export type SearchInput = Omit<MessageSearch, 'cursor'>;
/** `value` is what was typed; `text` what it names. */
export type SearchChip = { key: FilterKey; value: string; text: string; isUnknown: boolean };
export type ResolvedSearch = { input: SearchInput; chips: SearchChip[] };

/** What was typed, with its names and dates turned into what the server asks for. A filter that names nothing here is told as unknown. */
export function resolveSearch(text: string, known: Known, now = new Date()): ResolvedSearch {
  const { query, filters } = splitSearch(text);
  const input: SearchInput = { query };
  const chips = filters.map(({ key, value }): SearchChip => {
    const resolved = resolvers[key](value, known, now);
    if (!resolved) return { key, value, text: value, isUnknown: true };
    merge(input, resolved.part);
    return { key, value, text: resolved.text, isUnknown: false };
  });
  return { input, chips };
}

/** Whether the server can be asked: something is sought, and everything typed is understood. */
export const isAskable = ({ input, chips }: ResolvedSearch): boolean =>
  chips.every(({ isUnknown }) => !isUnknown) &&
  (chips.length > 0 || input.query.trim().length > 1 || /[^\p{ASCII}]/u.test(input.query));

/** How the word being written may go on: filters by their keys, then by what they may name. Each is the whole text to go on with. */
export function completeSearch(text: string, known: Known): { label: string; text: string }[] {
  const [, before = '', word = ''] = /^(.*?)(\S*)$/su.exec(text) ?? [];
  const [typedKey = '', typedValue] = word.split(/:(.*)/su);
  const key = filterKeys.find((one) => one === typedKey.toLowerCase());
  if (!key || typedValue === undefined)
    return word.length > 1
      ? filterKeys
          .filter((one) => one.startsWith(word.toLowerCase()))
          .map((one) => ({ label: `${one}:`, text: `${before}${one}:` }))
      : [];
  return valuesFor(key, typedValue.replaceAll('"', ''), known, 6)
    .map((value) => ({ label: writeFilter({ key, value }), text: `${before}${writeFilter({ key, value })} ` }))
    .filter((choice) => choice.text.trim() !== text.trim());
}

/** What a filter may name that begins like this, the likeliest first. */
export function valuesFor(key: FilterKey, typed: string, { channels, members, myId }: Known, limit: number): string[] {
  const starting = (choices: readonly string[]) => choices.filter((choice) => choice.startsWith(typed.toLowerCase()));
  switch (key) {
    case 'from':
      return [...starting(['me']), ...rankBy(members, typed, ({ name }) => name, limit).map(({ name }) => name)].slice(0, limit);
    case 'in':
      return rankBy(channels, typed, ({ channel }) => channelName(channel, myId), limit).map(({ channel }) =>
        channelName(channel, myId),
      );
    case 'has':
      return starting(searchHas);
    case 'is':
      return starting(searchIs);
    default:
      return starting(['today', 'yesterday']);
  }
}

type Resolver = (value: string, known: Known, now: Date) => { part: Partial<SearchInput>; text: string } | null;
const resolvers: Record<FilterKey, Resolver> = {
  from: (value, { members, myId }) => {
    const member =
      value.toLowerCase() === 'me' ? members.find(({ id }) => id === myId) : rankBy(members, value, ({ name }) => name, 1)[0];
    return member ? { part: { from: [member.id] }, text: member.name } : null;
  },
  in: (value, { channels, myId }) => {
    const found = rankBy(channels, value, ({ channel }) => channelName(channel, myId), 1)[0];
    return found ? { part: { in: [found.channel.id] }, text: channelTitle(found.channel, myId) } : null;
  },
  has: (value) => {
    const has = searchHas.find((one) => one === value.toLowerCase());
    return has ? { part: { has: [has] }, text: has } : null;
  },
  is: (value) => {
    const is = searchIs.find((one) => one === value.toLowerCase());
    return is ? { part: { is: [is] }, text: is } : null;
  },
  before: (value, _, now) => onDay(value, now, (day) => ({ before: day.toISOString() })),
  after: (value, _, now) => onDay(value, now, (_day, next) => ({ after: next.toISOString() })),
  on: (value, _, now) => onDay(value, now, (day, next) => ({ after: day.toISOString(), before: next.toISOString() })),
};

/** `2026-11-19`, `today` and `yesterday` where the reader is; `next` is the midnight after. */
function onDay(value: string, now: Date, toPart: (day: Date, next: Date) => Partial<SearchInput>): ReturnType<Resolver> {
  const dayAt = (by: number) => new Date(now.getFullYear(), now.getMonth(), now.getDate() + by);
  const [, year, month, date] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(value) ?? [];
  const written = year ? new Date(Number(year), Number(month) - 1, Number(date)) : null;
  const isReal = written?.getMonth() === Number(month) - 1;
  const day =
    value.toLowerCase() === 'today' ? dayAt(0) : value.toLowerCase() === 'yesterday' ? dayAt(-1) : isReal ? written : null;
  if (!day) return null;
  return { part: toPart(day, new Date(day.getFullYear(), day.getMonth(), day.getDate() + 1)), text: value };
}

/** Lists of one kind add up; of two bounds the narrower one counts. */
function merge(input: SearchInput, part: Partial<SearchInput>): void {
  for (const key of ['from', 'in', 'has', 'is'] as const)
    if (part[key]) Object.assign(input, { [key]: [...new Set([...(input[key] ?? []), ...part[key]])] });
  if (part.after && (!input.after || part.after > input.after)) input.after = part.after;
  if (part.before && (!input.before || part.before < input.before)) input.before = part.before;
}
