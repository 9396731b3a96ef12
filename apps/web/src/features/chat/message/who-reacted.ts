const shownNames = 8;

/** `You, Ana and 3 others`: me first, as people ask first whether they did. */
export function whoReacted(memberIds: string[], myId: string, nameOf: (id: string) => string | undefined): string {
  const names = memberIds
    .toSorted((a, b) => Number(b === myId) - Number(a === myId))
    .map((id) => (id === myId ? 'You' : (nameOf(id) ?? 'Someone')));
  const shown = names.length > shownNames ? [...names.slice(0, shownNames - 1), `${names.length - shownNames + 1} others`] : names;
  return shown.length > 1 ? `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}` : (shown[0] ?? 'Nobody');
}
