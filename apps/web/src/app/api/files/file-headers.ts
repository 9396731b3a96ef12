/** Recordings that browsers play and that cannot hold a program. */
export const mediaTypes = new Set([
  'audio/mpeg',
  'audio/mp4',
  'audio/x-m4a',
  'audio/ogg',
  'audio/wav',
  'audio/flac',
  'audio/x-flac',
  'audio/aac',
  'audio/webm',
  'video/mp4',
  'video/webm',
  'video/ogg',
  'video/quicktime',
]);

type Served = { name: string; mime: string; isPicture: boolean };

/**
 * What somebody uploaded must never run as a page of ours: the type is what we found, not to be guessed again; all but
 * raster pictures and recordings are downloaded; and what is shown all the same stands in a sandbox without scripts.
 */
export function fileHeaders(file: Served, { isShown, etag }: { isShown: boolean; etag: string }): Headers {
  const plainName = file.name.replace(/[^\x20-\x7e]|["\\]/g, '_');
  const disposition = `${isShown ? 'inline' : 'attachment'}; filename="${plainName}"; filename*=UTF-8''${encodeRfc5987(file.name)}`;
  return new Headers({
    'content-type': typeOf(file),
    'content-disposition': disposition,
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; sandbox`,
    'x-content-type-options': 'nosniff',
    // The browser may keep the bytes, which never change, but asks each time whether the person may still see them.
    'cache-control': isShown ? 'private, no-cache' : 'private, no-store',
    etag,
  });
}

function typeOf({ mime, isPicture }: Served): string {
  if (isPicture || mediaTypes.has(mime)) return mime;
  return mime === 'text/plain' ? 'text/plain; charset=utf-8' : 'application/octet-stream';
}

const encodeRfc5987 = (name: string): string =>
  encodeURIComponent(name).replace(/['()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
