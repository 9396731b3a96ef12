import { id as idSchema } from '@parley/contract/primitives';

/** A place in a list by time: entries of one moment are told apart by their ids, so that a page break loses none. */
export type TimeCursor = { at: Date; id: string };

export const writeTimeCursor = ({ at, id }: TimeCursor): string => `${at.toISOString()}_${id}`;

/** Null for what is no cursor: the list then begins anew. */
export function readTimeCursor(text: string | null | undefined): TimeCursor | null {
  const [time = '', id = ''] = text?.split('_') ?? [];
  const at = new Date(time);
  return Number.isNaN(at.valueOf()) || !idSchema.safeParse(id).success ? null : { at, id: id.toLowerCase() };
}
