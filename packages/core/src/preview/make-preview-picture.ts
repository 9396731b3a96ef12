import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { pictureTypes } from '../file/make-previews.ts';

export type PreviewPicture = { bytes: Uint8Array<ArrayBuffer>; width: number; height: number };

const pixelsMax = 16_000_000;
const box = { width: 800, height: 480 };
// Smaller than this is a counter or a bullet.
const leastEdge = 40;

/** The picture of a page, drawn anew: small, still, and without whatever else was in the bytes. Null: it cannot be shown. */
export async function makePreviewPicture(bytes: Uint8Array): Promise<PreviewPicture | null> {
  // Only what the bytes themselves show to be a raster picture is handed to the decoder.
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !pictureTypes.has(type.mime)) return null;
  try {
    const { data, info } = await sharp(bytes, { limitInputPixels: pixelsMax })
      .rotate()
      .resize({ ...box, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 78, effort: 3 })
      .toBuffer({ resolveWithObject: true });
    if (info.width < leastEdge || info.height < leastEdge) return null;
    return { bytes: new Uint8Array(data), width: info.width, height: info.height };
  } catch {
    return null;
  }
}
