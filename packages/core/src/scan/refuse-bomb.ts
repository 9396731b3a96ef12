import { readFile, stat } from 'node:fs/promises';
import sharp from 'sharp';
import { AppError } from '../app-error.ts';
import { findEntities, findZipBomb } from './find-bomb.ts';

export const picturePixelsMax = 80_000_000;

/** Stops what is harmless to keep and harmful to open: pictures of absurd size, archives and markup that grow without end. */
export async function refuseBomb(path: string, { name, mime }: { name: string; mime: string }): Promise<void> {
  const found = await findBomb(path, name, mime);
  if (found)
    throw new AppError('FORBIDDEN', {
      message: `This file is built to exhaust whoever opens it (${found}). Send its content another way.`,
      rule: 'no-bombs',
    });
}

async function findBomb(path: string, name: string, mime: string): Promise<string | null> {
  if (mime.startsWith('image/')) return findPixelBomb(path);
  if (/\.(?:svg|xml|x?html?)$/i.test(name)) return findEntities((await readFile(path)).subarray(0, 1_000_000).toString('latin1'));
  if (!/zip|openxmlformats|opendocument|java-archive/.test(mime)) return null;
  // What is no whole archive cannot be unpacked by the reader's programs either; the scanner has the last word on it.
  return findZipBomb(path, (await stat(path)).size).catch(() => null);
}

async function findPixelBomb(path: string): Promise<string | null> {
  try {
    const { width, height, pages = 1 } = await sharp(path, { limitInputPixels: false }).metadata();
    return width * height > picturePixelsMax || pages > 2_000 ? 'a picture with too many pixels' : null;
  } catch {
    return null;
  }
}
