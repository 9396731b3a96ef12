const mentionToken = /<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/g;
const mentionsMax = 50;

/** The members that a text names with `<@memberId>`, each once, in order, at most 50. */
export function mentionedMembers(body: string): string[] {
  const found = new Set<string>();
  for (const match of body.matchAll(mentionToken)) {
    if (match[1]) found.add(match[1]);
    if (found.size === mentionsMax) break;
  }
  return [...found];
}
