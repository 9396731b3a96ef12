import { limits } from '@parley/contract/limits';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { AppError } from '../app-error.ts';
import { pictureTypes } from '../file/make-previews.ts';

/** Pixels of all frames together: a small file can hold a great many. */
const pixelsMax = 16_000_000;
const edge = 128;

/**
 * The picture as it is kept: drawn anew as WebP, at most 128 px, without whatever else was in the bytes. A moving one keeps
 * moving as long as it stays small. Only what the bytes themselves show to be a raster picture is handed to the decoder.
 */
export async function makeEmojiPicture(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes.length > limits.emojiPictureBytes)
    throw new AppError('TOO_LARGE', {
      message: `A picture may have at most ${limits.emojiPictureBytes / 1024} kB.`,
      rule: 'file-size',
    });
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !pictureTypes.has(type.mime)) throw notAPicture();
  const moving = await draw(bytes, true);
  return moving.length <= limits.emojiPictureBytes ? moving : draw(bytes, false);
}

async function draw(bytes: Uint8Array, animated: boolean): Promise<Uint8Array<ArrayBuffer>> {
  try {
    const made = await sharp(bytes, { animated, limitInputPixels: pixelsMax })
      .rotate()
      .resize({ width: edge, height: edge, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 82, effort: 3 })
      .toBuffer();
    return new Uint8Array(made);
  } catch {
    throw notAPicture();
  }
}

const notAPicture = () =>
  new AppError('INVALID', { message: 'This is no picture that can be read. Choose a PNG, JPEG, GIF or WebP.' });
