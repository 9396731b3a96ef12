import { wrapSelection, type Mark, type Selection } from './wrap-selection.ts';

export const formats = ['bold', 'italic', 'strike', 'link', 'numbers', 'bullets', 'quote', 'code', 'codeBlock'] as const;
/** What a button or a shortcut does to the chosen text; typing the Markdown by hand comes to the same. */
export type Format = (typeof formats)[number];

/** Puts a format on what is chosen, or takes it off when it is there already. */
export function formatText(selection: Selection, format: Format): Selection {
  switch (format) {
    case 'link':
      return link(selection);
    case 'quote':
      return changeLines(selection, () => '> ', /^> ?/);
    case 'bullets':
      return changeLines(selection, () => '- ', /^[-*] /);
    case 'numbers':
      return changeLines(selection, (index) => `${index + 1}. `, /^\d+[.)] /);
    case 'codeBlock':
      return block(selection);
    default:
      return wrapSelection(selection, format satisfies Mark);
  }
}

const address = /^https?:\/\/\S+$/i;

/** The address is chosen next, so that one types or pastes it at once; a chosen address waits for its words. */
function link({ text, start, end }: Selection): Selection {
  const chosen = text.slice(start, end);
  const isAddress = address.test(chosen);
  const words = isAddress ? '' : chosen;
  const href = isAddress ? chosen : 'https://';
  const made = `[${words}](${href})`;
  const at = isAddress || chosen === '' ? start + 1 : start + words.length + 3;
  return {
    text: text.slice(0, start) + made + text.slice(end),
    start: at,
    end: isAddress || chosen === '' ? at : at + href.length,
  };
}

/** The chosen words become a link to the pasted address; null when that is not what is meant. */
export function linkTo({ text, start, end }: Selection, pasted: string): Selection | null {
  const chosen = text.slice(start, end);
  const href = pasted.trim();
  if (!address.test(href) || chosen.trim() === '' || /[[\]\n]/.test(chosen) || address.test(chosen)) return null;
  const made = `[${chosen}](${href})`;
  return { text: text.slice(0, start) + made + text.slice(end), start: start + made.length, end: start + made.length };
}

function changeLines({ text, start, end }: Selection, signOf: (index: number) => string, sign: RegExp): Selection {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const to = text.indexOf('\n', end) === -1 ? text.length : text.indexOf('\n', end);
  const lines = text.slice(from, to).split('\n');
  const isOn = lines.every((line) => sign.test(line));
  const changed = lines.map((line, index) => (isOn ? line.replace(sign, '') : signOf(index) + line));
  const first = (changed[0]?.length ?? 0) - (lines[0]?.length ?? 0);
  const all = changed.join('\n');
  const movedEnd = end + all.length - (to - from);
  return {
    text: text.slice(0, from) + all + text.slice(to),
    start: Math.max(from, Math.min(start + first, movedEnd)),
    end: Math.max(from, movedEnd),
  };
}

/** Fences stand on lines of their own. With nothing chosen the caret lands between them. */
function block({ text, start, end }: Selection): Selection {
  const chosen = text.slice(start, end);
  const open = '```\n';
  const close = '\n```';
  if (text.slice(0, start).endsWith(open) && text.slice(end).startsWith(close))
    return {
      text: text.slice(0, start - open.length) + chosen + text.slice(end + close.length),
      start: start - open.length,
      end: end - open.length,
    };
  const before = (start > 0 && text[start - 1] !== '\n' ? '\n' : '') + open;
  const after = close + (end < text.length && text[end] !== '\n' ? '\n' : '');
  return {
    text: text.slice(0, start) + before + chosen + after + text.slice(end),
    start: start + before.length,
    end: end + before.length,
  };
}
