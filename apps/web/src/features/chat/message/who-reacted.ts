const shownNames = 8;

type Reaction = { memberIds: string[]; myId: string; nameOf: (id: string) => string | undefined };
type Words = (key: 'you' | 'someone' | 'others', values?: { count: number }) => string;

/** `You, Ana and 3 others`: me first, as people ask first whether they did. */
export function whoReacted({ memberIds, myId, nameOf }: Reaction, t: Words, locale: string): string {
  const names = memberIds
    .toSorted((a, b) => Number(b === myId) - Number(a === myId))
    .map((id) => (id === myId ? t('you') : (nameOf(id) ?? t('someone'))));
  const shown =
    names.length > shownNames ? [...names.slice(0, shownNames - 1), t('others', { count: names.length - shownNames + 1 })] : names;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(shown);
}
