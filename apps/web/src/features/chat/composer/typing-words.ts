type Say = (key: 'typingOne' | 'typingFew' | 'typingMany', values?: Record<string, string>) => string;

/** `Tomas is writing…`: first names, up to three of them, put together by `list`. Empty when nobody writes. */
export function typingWords(names: string[], t: Say, list: (names: string[]) => string): string {
  const [first, ...others] = names.map((name) => name.split(' ')[0] ?? name);
  if (first === undefined) return '';
  if (others.length === 0) return t('typingOne', { name: first });
  if (others.length > 2) return t('typingMany');
  return t('typingFew', { names: list([first, ...others]) });
}
