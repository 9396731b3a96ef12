import { rm } from 'node:fs/promises';
import sharp from 'sharp';
import { picturePixelsMax } from '../scan/refuse-bomb.ts';
import { storage, storageKey } from '../storage/storage.ts';

/** Raster pictures that a browser may show in place; everything else is only ever downloaded. */
export const pictureTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);

/** Widths and heights in which a picture lies; the feed shows at most 400 × 300, twice as fine on dense screens. */
const boxes = { thumb: { width: 800, height: 600 }, screen: { width: 2560, height: 2560 } } as const;

/**
 * Makes the copies that people look at: upright, small, and without metadata, so that nobody learns from a photograph where
 * it was taken. False when the picture cannot be read. A moving picture stays as it is on the large copy.
 */
export async function makePreviews(file: { tenantId: string; id: string; mime: string }, path: string): Promise<boolean> {
  if (!pictureTypes.has(file.mime)) return false;
  for (const [variant, box] of Object.entries(boxes) as [keyof typeof boxes, { width: number; height: number }][]) {
    const made = `${path}.${variant}`;
    try {
      await sharp(path, { limitInputPixels: picturePixelsMax, animated: variant === 'screen' && file.mime === 'image/gif' })
        .rotate()
        .resize({ ...box, fit: 'inside', withoutEnlargement: true })
        .webp({ quality: variant === 'thumb' ? 78 : 86, effort: 3 })
        .toFile(made);
      await storage().put(storageKey(file.tenantId, file.id, variant), made);
    } catch {
      return false;
    } finally {
      await rm(made, { force: true });
    }
  }
  return true;
}

export async function measurePicture(path: string, mime: string): Promise<{ width: number; height: number } | null> {
  if (!pictureTypes.has(mime)) return null;
  try {
    const { width, height, orientation } = await sharp(path, { limitInputPixels: picturePixelsMax }).metadata();
    return (orientation ?? 1) >= 5 ? { width: height, height: width } : { width, height };
  } catch {
    return null;
  }
}
