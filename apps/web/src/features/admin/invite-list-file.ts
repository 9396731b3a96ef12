import type { JudgedRow } from '@parley/contract/invitation-view';

/** What is in a file as text, whichever way a spreadsheet wrote it: UTF-8, UTF-16 by its mark, else the Western code page. */
export function decodeList(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

// A cell that begins like a formula must not become one in somebody's spreadsheet.
const cell = (text: string): string => {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",;\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
};
const toCsv = (rows: string[][]): string => rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

export const columns = ['name', 'email', 'role', 'groups', 'channels'];

/** A list to fill in, with one person as an example. The mark in front lets Excel read it as what it is. */
export const templateFile = (): string =>
  `\ufeff${toCsv([columns, ['Ana', 'ana@firm.example', 'member', 'Advisers; Reception', 'general']])}`;

/** The list as it came, with what became of each line in words. */
export const resultFile = (rows: JudgedRow[], inWords: (row: JudgedRow) => string): string =>
  `\ufeff${toCsv([
    ['line', ...columns, 'result'],
    ...rows.map((row) => [
      ...[String(row.line), row.name, row.email, row.role, row.groups.join('; '), row.channels.join('; ')],
      inWords(row),
    ]),
  ])}`;

/** Hands a file to the browser to keep. */
export function saveFile(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
