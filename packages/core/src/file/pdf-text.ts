import { readFile } from 'node:fs/promises';

const pagesMax = 300;
const patienceMs = 20_000;

/** The words of a PDF, page by page, until there are enough or it takes too long. Nothing in it is run or fetched. */
export async function pdfText(source: string | Buffer, most: number): Promise<string> {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const task = getDocument({
    data: new Uint8Array(typeof source === 'string' ? await readFile(source) : source),
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    stopAtErrors: false,
    verbosity: 0,
  });
  const until = Date.now() + patienceMs;
  try {
    const document = await task.promise;
    let text = '';
    for (let number = 1; number <= Math.min(document.numPages, pagesMax); number += 1) {
      if (text.length >= most || Date.now() > until) break;
      const page = await document.getPage(number);
      const { items } = await page.getTextContent();
      for (const item of items) if ('str' in item) text += item.hasEOL ? `${item.str}\n` : `${item.str} `;
      page.cleanup();
    }
    return text;
  } finally {
    await task.destroy();
  }
}
