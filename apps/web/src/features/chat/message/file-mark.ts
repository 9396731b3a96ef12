const looks: Record<string, string> = {
  red: 'bg-red-soft text-red-text',
  green: 'bg-accent-soft text-accent-text',
  amber: 'bg-amber-soft text-amber-text',
  plain: 'bg-sunk text-ink-2',
};
const kinds: Record<string, string> = { pdf: 'red', xls: 'green', xlsx: 'green', csv: 'green', ods: 'green', zip: 'amber', ppt: 'amber', pptx: 'amber', key: 'amber' };

/** The letters and colour by which a file is told apart at a glance. */
export function fileMark(name: string): { letters: string; look: string } {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return { letters: (extension || 'file').slice(0, 4).toUpperCase(), look: looks[kinds[extension] ?? 'plain'] ?? '' };
}
