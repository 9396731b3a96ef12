import type { AttachmentKind } from '@parley/contract/boundary-rule';

/** What a rule looks for among files. */
export type FileWish = { kinds: readonly string[]; leastBytes: number };

/** Types by content, as `sniff` finds them; the first that fits. */
const kinds: [AttachmentKind, RegExp][] = [
  ['picture', /^image\//],
  ['pdf', /^application\/pdf$/],
  ['office', /openxmlformats|opendocument|msword|ms-excel|ms-powerpoint|x-cfb|^application\/rtf$/],
  ['archive', /zip|x-tar|x-7z|x-rar|vnd\.rar|gzip|bzip|x-xz|zstd|x-lzip|x-compress|x-cpio|x-unix-archive/],
  ['sound', /^audio\//],
  ['video', /^video\//],
  ['text', /^text\//],
];

export const attachmentKind = (mime: string): AttachmentKind => kinds.find(([, pattern]) => pattern.test(mime))?.[0] ?? 'other';

export const isWished = (file: { mime: string; bytes: number }, { kinds: wished, leastBytes }: FileWish): boolean =>
  file.bytes >= leastBytes && (wished.includes('any') || wished.includes(attachmentKind(file.mime)));
