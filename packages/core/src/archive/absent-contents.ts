type Entry = { type: string; payload: string | null };

/**
 * Follows which entries of a stream have no content, and strikes out those that a later entry says were purged: `first` is the
 * first that nothing accounts for. A purge that is under way may have its entry just after what was read, so the end is judged.
 */
export function absentContents() {
  const absent = new Set<number>();
  return {
    see({ type, payload }: Entry, version: number): void {
      if (payload === null) absent.add(version);
      else if (type === 'retention.purged')
        for (const [from = 0, to = 0] of (JSON.parse(payload) as { versions: number[][] }).versions)
          for (let gone = from; gone <= to; gone += 1) absent.delete(gone);
    },
    first: (): number | null => (absent.size > 0 ? Math.min(...absent) : null),
  };
}
