import readOpenGraph from 'open-graph-scraper';
import type { Fetched } from './guarded-fetch.ts';

export type PageDescription = { title: string; description: string | null; siteName: string | null; picture: string | null };

const titleMax = 200;
const descriptionMax = 300;
const siteNameMax = 60;

/** What a page says of itself, as plain words. Null: nothing worth showing, or nothing that can be read. */
export async function describePage(page: Fetched): Promise<PageDescription | null> {
  // A picture only where the page names one for this; any other on it may be a stranger's counter.
  const read = await readOpenGraph({ html: headOf(decode(page)), onlyGetOpenGraphInfo: ['image'] }).catch(() => null);
  if (!read || read.error) return null;
  const { ogTitle, twitterTitle, ogDescription, twitterDescription, ogSiteName, ogImage, twitterImage } = read.result;
  const title = toPlainWords(ogTitle ?? twitterTitle, titleMax);
  if (!title) return null;
  return {
    title,
    description: toPlainWords(ogDescription ?? twitterDescription, descriptionMax),
    siteName: toPlainWords(ogSiteName, siteNameMax),
    picture: absolute(ogImage?.[0]?.url ?? twitterImage?.[0]?.url, page.url),
  };
}

/**
 * One line of text without what cannot be seen: control signs, and the marks that turn the direction of reading and with it
 * what a name seems to say. The joiners stay: Persian words and many emoji are written with them.
 */
export function toPlainWords(text: unknown, max: number): string | null {
  if (typeof text !== 'string') return null;
  const words = text
    .toWellFormed()
    .replaceAll(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
  const signs = [...words.slice(0, max * 4)];
  const cut =
    signs.length > max
      ? `${signs
          .slice(0, max - 1)
          .join('')
          .trimEnd()}…`
      : words;
  return cut === '' ? null : cut;
}

const tagsMax = 200;
// The parts of a tag begin with different signs and none reaches past the next `<`: the time grows with the length alone.
const tag = /<meta\b(?:[^<>"']|"[^"<]*"|'[^'<]*')*>|<title\b[^<>]*>[^<]*/gi;

/**
 * The title and the meta tags, one after another, and nothing else. The scraper's time grows with the square of the depth and
 * more: a hundred thousand open tags, one in another, would hold the worker for hours.
 */
function headOf(html: string): string {
  const tags: string[] = [];
  for (const [found] of html.matchAll(tag)) {
    tags.push(found.startsWith('<m') || found.startsWith('<M') ? found : `${found}</title>`);
    if (tags.length === tagsMax) break;
  }
  return tags.join('\n');
}

function decode({ bytes, charset }: Fetched): string {
  const said = charset ?? /charset\s*=\s*["']?\s*([\w-]{1,40})/i.exec(bytes.subarray(0, 4_096).toString('latin1'))?.[1];
  try {
    return new TextDecoder(said).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}

const absolute = (address: unknown, base: string): string | null =>
  typeof address === 'string' && URL.canParse(address, base) ? new URL(address, base).href : null;
