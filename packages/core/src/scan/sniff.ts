import { open } from 'node:fs/promises';
import type { FileNote } from '@parley/contract/file-view';
import { fileTypeFromBuffer } from 'file-type';

const plain = 'text/plain';
const unknown = 'application/octet-stream';
/** Markup that a browser would run as a page. It keeps no type of its own, so that nothing ever treats it as one. */
const pages = /\.(?:svgz?|x?html?|xml|mht(?:ml)?)$/i;

/** What names claim, and the types that bear it out. */
const claims: [ending: RegExp, types: RegExp][] = [
  [/\.(?:png|jpe?g|gif|webp|bmp|tiff?|heic|avif)$/i, /^image\//],
  [/\.pdf$/i, /^application\/pdf$/],
  [/\.(?:zip|docx|xlsx|pptx|odt|ods|odp)$/i, /zip|openxmlformats|opendocument/],
  [/\.(?:mp3|m4a|wav|ogg|oga|flac|mp4|m4v|mov|webm|aac)$/i, /^(?:audio|video)\/|ogg/],
  [/\.(?:txt|md|csv|log|json)$/i, /^text\/|json/],
];

/** The type that the bytes show; `note` when the name claims another. Such a file is only ever bytes to be downloaded. */
export async function sniff(path: string, name: string): Promise<{ mime: string; note: FileNote | null }> {
  const head = await readHead(path);
  const mime = (await fileTypeFromBuffer(head))?.mime.split(';')[0] ?? (head.includes(0) ? unknown : plain);
  if (pages.test(name)) return { mime: unknown, note: null };
  const claim = claims.find(([pattern]) => pattern.test(name));
  if (claim && !claim[1].test(mime)) return { mime: unknown, note: 'otherContent' };
  return { mime: /^(?:text|application)\/(?:xml|html)|svg/.test(mime) ? unknown : mime, note: null };
}

async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4100), 0, 4100, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}
