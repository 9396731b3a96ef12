/** Was this refused by the guard of the log, because the workspace is read-only? By whichever driver it came. */
export function isReadOnlyError(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, meta } = error as { code?: unknown; message?: unknown; meta?: { code?: unknown } };
  return code === 'PF402' || meta?.code === 'PF402' || String(message).includes('the workspace is read-only');
}
