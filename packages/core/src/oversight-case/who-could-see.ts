/** Somebody came into a channel (`isAdded`) or left it, at this version of its log. */
export type Membership = { memberId: string; version: number; isAdded: boolean };
/** Somebody left the firm or came back (`isThere`), or was called otherwise until then (`formerName`). */
export type PersonChange = { memberId: string; at: number; isThere?: boolean; formerName?: string };

/** The people of a channel when an entry of its log was written: who had come and not gone, and had not left the firm. */
export function whoCouldSee(moment: { version: number; at: number }, memberships: Membership[], changes: PersonChange[]): string[] {
  const inside = new Set<string>();
  for (const { memberId, version, isAdded } of memberships) {
    if (version > moment.version) break;
    if (isAdded) inside.add(memberId);
    else inside.delete(memberId);
  }
  const gone = new Set<string>();
  for (const { memberId, at, isThere } of changes) {
    if (isThere === undefined || at > moment.at) continue;
    if (isThere) gone.delete(memberId);
    else gone.add(memberId);
  }
  return [...inside].filter((memberId) => !gone.has(memberId));
}

/** What somebody was called then: what the next change of the name replaced, or today's. */
export function nameThen(person: { memberId: string; name: string }, at: number, changes: PersonChange[]): string {
  const next = changes.find((change) => change.memberId === person.memberId && change.formerName !== undefined && change.at > at);
  return next?.formerName ?? person.name;
}
