export type Range = { start: number; end: number };

/** One range of bytes as players ask for it (RFC 9110, 14.2). Null: the whole; several ranges are answered with the whole. */
export function readRange(header: string | null, bytes: number): Range | null | 'unsatisfiable' {
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? [];
  if (first === undefined || last === undefined || (first === '' && last === '')) return null;
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (first !== '' && last !== '' && Number(last) < start) return null;
  return start >= bytes || end < start ? 'unsatisfiable' : { start, end };
}
