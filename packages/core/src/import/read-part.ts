import { limits } from '@parley/contract/limits';
import { inspect } from '../inspect/inspect.ts';
import type { Names, Report, SourceFile, SourceMessage, SourcePart } from './source/source.ts';

/** A message that may come in. Its text fits; `files` are those whose bytes lie in the export. */
export type FitMessage = Omit<SourceMessage, 'files'> & { files: (SourceFile & { path: string })[] };

const filesMax = limits.filesPerMessage;

/** The messages of a part that may come in, in the order of time, each once; what stays out is reported. */
export async function readPart(part: SourcePart, names: Names, report: Report, now = Date.now()): Promise<FitMessage[]> {
  const seen = new Set<string>();
  const fit: FitMessage[] = [];
  for (const message of await part.read(names, report)) {
    const once = `${message.at} ${message.key}`;
    if (seen.has(once)) report('sameLine', message.place);
    else fit.push(...judge(message, report, now));
    seen.add(once);
  }
  return fit;
}

function judge(message: SourceMessage, report: Report, now: number): FitMessage[] {
  const { place } = message;
  const refuse = (code: Parameters<Report>[0]): [] => {
    report(code, place);
    return [];
  };
  if (message.at < 0) return refuse('badTime');
  if (message.at > now) return refuse('future');
  const files = message.files.filter((file): file is SourceFile & { path: string } => file.path !== null).slice(0, filesMax);
  const absent = message.files.filter((file) => !files.some((inside) => inside === file));
  for (const { name, url } of absent) report(url ? 'fileLinkOnly' : 'fileMissing', place, name.slice(0, 200));
  const text = [message.text, ...absent.map(toLine)].filter(Boolean).join('\n').toWellFormed();
  if (text.trim() === '' && files.length === 0) return refuse('empty');
  const pieces = cut(text, limits.messageBody);
  if (pieces.some((piece) => inspect({ text: piece }, { door: 'message' }).outcome !== 'pass')) return refuse('refusedText');
  if (pieces.length > 1) report('tooLong', place);
  const edited = message.editedAt !== undefined && message.editedAt <= now && message.editedAt >= message.at;
  const { editedAt, ...kept } = message;
  const first: FitMessage = { ...kept, ...(edited ? { editedAt } : {}), text: pieces[0] ?? '', files };
  const rest = pieces.slice(1).map((piece, i): FitMessage => ({
    ...kept,
    key: `${message.key}/${i + 2}`,
    isPinned: false,
    text: piece,
    reactions: [],
    files: [],
  }));
  return [first, ...rest];
}

/** A file that did not come along stays visible in its message: its name, and where it was. */
function toLine({ name, url }: SourceFile): string {
  const label = name.replaceAll(/[[\]\n]/g, ' ').trim() || 'file';
  return url && /^https?:\/\/[^\s()<>]+$/i.test(url) ? `[${label}](${url})` : `📎 ${label}`;
}

/** Pieces that fit, cut at the ends of lines where there are any. */
function cut(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const line = rest.lastIndexOf('\n', max);
    const at = line > max / 2 ? line : max - (/[\ud800-\udbff]/.test(rest[max - 1] ?? '') ? 1 : 0);
    pieces.push(rest.slice(0, at));
    rest = rest.slice(at).replace(/^\n/, '');
  }
  return [...pieces, rest];
}
