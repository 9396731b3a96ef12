import * as z from 'zod';
import { limits } from './limits.ts';
import { cursor, id, searchText } from './primitives.ts';
import { searchHas, searchIs, searchSorts } from './search-text.ts';

export {
  filterKeys,
  readSearchWords,
  searchHas,
  searchIs,
  searchSorts,
  splitSearch,
  writeFilter,
  type FilterKey,
  type SearchFilter,
  type SearchSort,
  type SearchWords,
} from './search-text.ts';

const searchChoices = z.array(id).max(limits.searchChoices).optional();
/** `query` holds words, "exact phrases" and -exclusions. Times are half open: from `after` on, up to but without `before`. */
export const messageSearch = z.strictObject({
  query: searchText(limits.searchQuery),
  from: searchChoices,
  in: searchChoices,
  after: z.iso.datetime().optional(),
  before: z.iso.datetime().optional(),
  has: z.array(z.enum(searchHas)).max(searchHas.length).optional(),
  is: z.array(z.enum(searchIs)).max(searchIs.length).optional(),
  sort: z.enum(searchSorts).optional(),
  cursor,
});
export type MessageSearch = z.infer<typeof messageSearch>;

/** By beginnings of words in the name or in the text inside; `from`, `in` and the times are those of the message that brings the file. */
export const fileSearch = messageSearch
  .pick({ query: true, from: true, in: true, after: true, before: true, cursor: true })
  .extend({
    onlyImages: z.boolean().optional(),
  });
export type FileSearch = z.infer<typeof fileSearch>;
