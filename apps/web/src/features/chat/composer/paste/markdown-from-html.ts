/** Beyond this a table is easier to read as the text that came with it. */
const widest = 12;
const longest = 60;

/**
 * The Markdown for what a word processor, a spreadsheet or a page has put on the clipboard: emphasis, links, lists, quotations, code and
 * tables. Null where nothing of that is in it, or more than reads well: then the plain text beside it says as much. The document
 * that it is read with runs nothing and fetches nothing.
 */
export function markdownFromHtml(html: string): string | null {
  const { body } = new DOMParser().parseFromString(html, 'text/html');
  if (!body.querySelector('b, strong, i, em, s, del, strike, a[href], ul, ol, table, blockquote, pre, code')) return null;
  if ([...body.querySelectorAll('table')].some(isTooLarge)) return null;
  const text = blocks(body)
    .replaceAll(/[ \t]+\n/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  return text || null;
}

const isTooLarge = (table: HTMLTableElement) =>
  table.rows.length > longest || [...table.rows].some(({ cells }) => cells.length > widest);

const isBlock = /^(address|article|aside|d[ldt]|div|fig.*|footer|form|h[1-6]|header|main|nav|p|section)$/i;
const isSilent = /^(style|script|meta|title|head|template|noscript)$/i;
const marks: Record<string, string> = { B: '**', STRONG: '**', I: '_', EM: '_', S: '~~', DEL: '~~', STRIKE: '~~' };

const blocks = (parent: Node): string => [...parent.childNodes].map(block).join('');

function block(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return flat(node.textContent ?? '');
  if (!(node instanceof HTMLElement) || isSilent.test(node.tagName)) return '';
  switch (node.tagName) {
    case 'BR':
      return '\n';
    case 'HR':
      return '\n\n---\n\n';
    case 'UL':
    case 'OL':
      return `\n${list(node, 0)}\n\n`;
    case 'TABLE':
      return `\n\n${table(node as HTMLTableElement)}\n\n`;
    case 'BLOCKQUOTE':
      return `\n\n${quoted(blocks(node).trim())}\n\n`;
    case 'PRE':
      return `\n\n\`\`\`\n${(node.textContent ?? '').replace(/\n$/, '')}\n\`\`\`\n\n`;
    case 'A':
      return link(node as HTMLAnchorElement);
    case 'CODE':
      return node.textContent ? `\`${flat(node.textContent)}\`` : '';
  }
  if (/^H[1-6]$/.test(node.tagName)) return `\n\n${marked(blocks(node).trim(), '**')}\n\n`;
  if (isBlock.test(node.tagName)) return `\n${item(blocks(node))}\n`;
  const sign = marks[node.tagName];
  return sign && !isPlain(node) ? marked(blocks(node), sign) : blocks(node);
}

const flat = (text: string) => text.replaceAll(/[\s\u00a0]+/g, ' ');
const quoted = (text: string) => text.replaceAll(/^/gm, '> ');

/** Documents are wrapped in a bold that is not bold. */
const isPlain = ({ style }: HTMLElement) => /^(normal|400)$/.test(style.fontWeight) || style.fontStyle === 'normal';

/** Signs stand close to the words, or they would show as signs; what is marked as a whole already is not marked again. */
function marked(text: string, sign: string): string {
  const [, before = '', words = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === '' || words.includes('\n') || words.startsWith(sign)) return text;
  return before + sign + words + sign + after;
}

function link(anchor: HTMLAnchorElement): string {
  const words = flat(blocks(anchor)).trim();
  const href = anchor.getAttribute('href') ?? '';
  if (!/^(https?:|mailto:)/i.test(href) || words === '') return words;
  if (words === href || `mailto:${words}` === href || `${words}/` === href) return words;
  return `[${words.replaceAll(/[[\]]/g, '')}](${href.replaceAll(/[\s()<>]/g, encodeURIComponent)})`;
}

function list(parent: Element, depth: number): string {
  let number = Number(parent.getAttribute('start') ?? 1) || 1;
  const lines: string[] = [];
  for (const child of parent.children) {
    if (child.tagName === 'UL' || child.tagName === 'OL') lines.push(list(child, depth + 1));
    if (child.tagName !== 'LI') continue;
    const inner = [...child.childNodes].filter((node) => !(node instanceof Element && /^[UO]L$/.test(node.tagName)));
    const sign = parent.tagName === 'OL' ? `${number++}.` : '-';
    lines.push(`${'   '.repeat(depth)}${sign} ${flat(inner.map(block).join('')).trim()}`);
    for (const nested of child.querySelectorAll(':scope > ul, :scope > ol')) lines.push(list(nested, depth + 1));
  }
  return lines.join('\n');
}

/** Word writes its lists as paragraphs that begin with their sign. */
const item = (text: string) => text.replace(/^\s*[·•▪§]\s+/, '- ');

function table({ rows }: HTMLTableElement): string {
  const lines = [...rows].map((row) => [...row.cells].map(cell)).filter((cells) => cells.some((text) => text !== ''));
  const width = Math.max(0, ...lines.map((cells) => cells.length));
  if (lines.length < 2 || width < 2) return lines.map((cells) => cells.join(' ')).join('\n');
  const row = (cells: string[]) => `| ${Array.from({ length: width }, (_, column) => cells[column] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = lines;
  return [row(head), row(Array.from({ length: width }, () => '---')), ...rest.map(row)].join('\n');
}

const cell = (element: HTMLTableCellElement) => flat(blocks(element)).trim().replaceAll('|', '\\|');
