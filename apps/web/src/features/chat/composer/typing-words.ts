/** `Tomas is writing…`: first names, up to three of them. Empty when nobody writes. */
export function typingWords(names: string[]): string {
  const firstNames = names.map((name) => name.split(' ')[0] ?? name);
  if (firstNames.length === 0) return '';
  if (firstNames.length === 1) return `${firstNames[0]} is writing…`;
  if (firstNames.length > 3) return 'Several people are writing…';
  return `${firstNames.slice(0, -1).join(', ')} and ${firstNames.at(-1)} are writing…`;
}
