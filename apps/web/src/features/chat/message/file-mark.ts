const looks: Record<string, string> = {
  red: 'bg-red-soft text-red-text',
  green: 'bg-accent-soft text-accent-text',
  violet: 'bg-sunk text-violet',
  plain: 'bg-sunk text-ink-2',
};
const kinds: Record<string, string> = {
  pdf: 'red',
  xls: 'green',
  xlsx: 'green',
  csv: 'green',
  ods: 'green',
  ppt: 'violet',
  pptx: 'violet',
  key: 'violet',
  doc: 'violet',
  docx: 'violet',
};

/** The letters and colour by which a file is told apart at a glance. */
export function fileMark(name: string): { letters: string; look: string } {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  return { letters: (extension || 'file').slice(0, 4).toUpperCase(), look: looks[kinds[extension] ?? 'plain'] ?? '' };
}
