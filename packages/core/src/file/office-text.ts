import { findEntities } from '../scan/find-bomb.ts';
import { forEachEntry, readEntry } from '../scan/read-zip.ts';

const partMax = 8 * 1024 * 1024;
const partsMax = 400;
const parts =
  /^(?:word\/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)|xl\/sharedStrings|ppt\/(?:slides|notesSlides)\/\w+)\.xml$/;

/** The words of a Word, Excel or PowerPoint file: the text of those parts that hold text, in the order of the archive. */
export async function officeText(source: string | Buffer, most: number): Promise<string> {
  let text = '';
  let read = 0;
  await forEachEntry(source, async (entry, zip) => {
    if (!parts.test(entry.fileName) || entry.isEncrypted()) return true;
    const part = await readEntry(zip, entry, partMax);
    if (part) text += `${markupText(part.toString('utf8'))}\n`;
    read += 1;
    return text.length < most && read < partsMax;
  });
  return text;
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const blocks = /<\/(?:w:p|w:tab|a:p|si|w:tr)\b[^>]*>|<w:(?:br|tab)\b[^>]*>/g;

/** What stands between the tags. Nothing is expanded but the five entities of XML itself and characters by number. */
export function markupText(markup: string): string {
  if (findEntities(markup)) return '';
  return markup
    .replaceAll(blocks, '\n')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(
      /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
      (_, decimal?: string, hex?: string, name?: string) => {
        if (name) return named[name.toLowerCase()] ?? '';
        const code = decimal ? Number(decimal) : Number.parseInt(hex ?? '', 16);
        return code > 0 && code <= 0x10_ff_ff && !(code >= 0xd8_00 && code <= 0xdf_ff) ? String.fromCodePoint(code) : '';
      },
    );
}
