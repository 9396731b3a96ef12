/** What rules about labels speak of. The higher the rank, the more confidential; no label is 0. */
export type RankedLabel = { id: string; name: string; rank: number; stays: boolean; closedToGuests: boolean };

/**
 * The line that something of this rank may not cross on its way into a channel of that rank: a label that stays, at or below the one
 * and above the other. What is more confidential than a label that stays, stays as well. Null: no line stands there.
 */
export function keptBy<L extends Pick<RankedLabel, 'rank' | 'stays'>>(labels: readonly L[], rank: number, into: number): L | null {
  return labels.find((line) => line.stays && line.rank <= rank && line.rank > into) ?? null;
}

/** The label that keeps guests away from this rank: it, or one below it. Null: guests may be there. */
export function closedBy<L extends Pick<RankedLabel, 'rank' | 'closedToGuests'>>(labels: readonly L[], rank: number): L | null {
  return labels.find((line) => line.closedToGuests && line.rank <= rank) ?? null;
}

/** The higher of two. */
export function higher<L extends Pick<RankedLabel, 'rank'>>(one: L | null, other: L | null): L | null {
  return (other?.rank ?? 0) > (one?.rank ?? 0) ? other : one;
}
