/** The end of a span in the person's own time, or null for none. */
export function untilFor(span: string, now = new Date()): Date | null {
  if (/^\d+$/.test(span)) return new Date(now.getTime() + Number(span) * 60_000);
  if (span === 'today') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1);
  if (span === 'week') return new Date(now.getFullYear(), now.getMonth(), now.getDate() + ((8 - now.getDay()) % 7 || 7));
  return null;
}
