import type { InvitationRow } from '@parley/contract/invitation-view';
import { limits } from '@parley/contract/limits';
import { parse } from 'csv-parse/sync';
import { AppError } from '../app-error.ts';

type Column = 'name' | 'email' | 'role' | 'groups' | 'channels';
/** Headings as people write them, and as spreadsheets in our six languages do. */
const headings: Record<Column, string[]> = {
  name: ['name', 'full name', 'your name', 'person', 'nom', 'nombre', 'الاسم', '名前', '氏名'],
  email: [
    'email',
    'e-mail',
    'mail',
    'address',
    'email address',
    'e-mail address',
    'e-mail-adresse',
    'adresse',
    'correo',
    'البريد',
    'メール',
  ],
  role: ['role', 'rolle', 'rôle', 'rol', 'الدور', '役割'],
  groups: ['groups', 'group', 'gruppen', 'gruppe', 'groupes', 'groupe', 'grupos', 'grupo', 'المجموعات', 'グループ'],
  channels: ['channels', 'channel', 'kanäle', 'kanal', 'canaux', 'canal', 'canales', 'القنوات', 'チャンネル'],
};
const columns = Object.keys(headings) as Column[];
const looksLikeAddress = (text: string) => /^[^\s@]+@[^\s@]+$/.test(text.trim());
const tooLarge = () =>
  new AppError('TOO_LARGE', {
    message: `A list has at most ${limits.invitationRows} people. Split it and invite one part after the other.`,
  });

/**
 * Reads a list of people as spreadsheets write it: with a comma, a semicolon or a tab between cells, with or without a line of
 * headings, with the mark that Excel puts first. Without headings a line is name, address, role, groups, channels, or begins
 * with the address. Refuses with INVALID when no column holds addresses.
 */
export function parseInvitationRows(text: string): InvitationRow[] {
  const records = readCells(text);
  const [first] = records;
  if (!first) throw new AppError('INVALID', { message: 'The list is empty. Paste at least one line, or choose another file.' });
  const named = readHeadings(first.cells);
  const places = named ?? guessPlaces(records.map(({ cells }) => cells));
  if (!places)
    throw new AppError('INVALID', { message: 'No column of this list holds e-mail addresses. Call it email, as in the template.' });
  const rows = (named ? records.slice(1) : records).map(({ cells, line }) => {
    const cell = (column: Column) => (cells[places[column] ?? -1] ?? '').trim().slice(0, limits.invitationCell);
    return {
      line,
      name: cell('name'),
      email: cell('email').toLowerCase(),
      role: cell('role').toLowerCase(),
      groups: toNames(cell('groups')),
      channels: toNames(cell('channels')).map((name) => name.replace(/^#/, '')),
    };
  });
  if (rows.length === 0)
    throw new AppError('INVALID', { message: 'The list is empty. Paste at least one line, or choose another file.' });
  if (rows.length > limits.invitationRows) throw tooLarge();
  return rows;
}

function readCells(text: string): { cells: string[]; line: number }[] {
  // Excel may say on a line of its own which separator it wrote.
  const said = /^\ufeff?sep=(.)\r?\n/.exec(text);
  const body = said ? text.slice(said[0].length) : text;
  const delimiter = said?.[1] ?? mostLikelySeparator(body);
  try {
    const found = parse(body, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      to: limits.invitationRows + 2,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return found
      .map(({ record, info }) => ({ cells: record, line: info.lines + (said ? 1 : 0) }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    throw new AppError('INVALID', { message: 'This list cannot be read. Save it as CSV and try again.', cause: error });
  }
}

/** The one that stands most often outside quotes in the first line. */
function mostLikelySeparator(text: string): string {
  const [line = ''] = text.replace(/^\ufeff/, '').split(/\r?\n|\r/, 1);
  const bare = line.replaceAll(/"[^"]*"/g, '');
  const counted = [',', ';', '\t'].map((sign) => ({ sign, count: bare.split(sign).length }));
  return counted.reduce((best, one) => (one.count > best.count ? one : best)).sign;
}

function readHeadings(cells: string[]): Partial<Record<Column, number>> | null {
  if (cells.some(looksLikeAddress)) return null;
  const words = cells.map((cell) => cell.trim().toLowerCase());
  const places = Object.fromEntries(
    columns.flatMap((column) => {
      const place = words.findIndex((word) => headings[column].includes(word));
      return place >= 0 ? [[column, place]] : [];
    }),
  ) as Partial<Record<Column, number>>;
  return places.email === undefined ? null : places;
}

function guessPlaces(records: string[][]): Partial<Record<Column, number>> | null {
  const email = records.find((cells) => cells.some(looksLikeAddress))?.findIndex(looksLikeAddress);
  if (email === 0) return { email: 0, name: 1, role: 2, groups: 3, channels: 4 };
  return email === 1 ? { name: 0, email: 1, role: 2, groups: 3, channels: 4 } : null;
}

/** `Advisers; Research`: several names in one cell. */
const toNames = (cell: string): string[] =>
  [...new Set(cell.split(/[;,|]/).map((name) => name.trim()))].filter(Boolean).slice(0, limits.invitationNames);
