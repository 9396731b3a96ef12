import { limits } from '@parley/contract/limits';
import { withTenant } from '@parley/db/with-tenant';
import { fileTypeFromBuffer } from 'file-type';
import sharp from 'sharp';
import { createHash } from 'node:crypto';
import type { Actor } from '../actor.ts';
import { AppError, notFound } from '../app-error.ts';
import { pictureTypes } from '../file/make-previews.ts';
import { throttle } from '../identity/throttle.ts';
import { requireAllowed } from '../policy/decide.ts';
import { picturePixelsMax } from '../scan/refuse-bomb.ts';
import { changeWorkspace, writeProfile } from './profile.ts';

const pageEdge = 192;
const iconEdge = 512;
const iconMargin = 92;
const clear = { r: 0, g: 0, b: 0, alpha: 0 };
/** Under the icon of an installed app, which systems crop as they like. */
const paper = '#f5f3ec';

/** Puts a picture in place of the firm's letter; null takes it away again. */
export async function setLogo(actor: Actor, { picture }: { picture: string | null }): Promise<void> {
  requireAllowed(actor, 'workspace.administer', null);
  await throttle('logo.member', actor.memberId);
  const made = picture === null ? null : await makeLogo(Buffer.from(picture, 'base64'));
  const { tenantId } = actor;
  await changeWorkspace(actor, async (tx) => {
    const before = await tx.workspaceLogo.findUnique({ where: { tenantId }, select: { picture: true } });
    await writeProfile(tx, tenantId, { logoAt: made && new Date() });
    if (made) await tx.workspaceLogo.upsert({ where: { tenantId }, create: { tenantId, ...made }, update: made });
    else await tx.workspaceLogo.deleteMany({ where: { tenantId } });
    const hash = (bytes: Uint8Array | undefined) => (bytes ? createHash('sha256').update(bytes).digest('hex') : null);
    return { type: 'workspace.logoChanged', details: { before: hash(before?.picture), after: hash(made?.picture) } };
  });
}

/** The logo for pages, or for an app's icon; NOT_FOUND where there is none. */
export async function openLogo(actor: Pick<Actor, 'tenantId'>, as: 'picture' | 'icon'): Promise<Uint8Array> {
  const row = await withTenant(actor.tenantId, (tx) => tx.workspaceLogo.findUnique({ where: { tenantId: actor.tenantId } }));
  if (!row) throw notFound('logo');
  return row[as];
}

/** Drawn anew, square, without whatever else was in the bytes. Only what the bytes show to be a raster picture is read. */
async function makeLogo(bytes: Uint8Array): Promise<{ picture: Uint8Array<ArrayBuffer>; icon: Uint8Array<ArrayBuffer> }> {
  if (bytes.length > limits.logoBytes)
    throw new AppError('TOO_LARGE', {
      message: `A logo may have at most ${limits.logoBytes / 1024 / 1024} MB.`,
      rule: 'file-size',
    });
  const type = await fileTypeFromBuffer(bytes);
  if (!type || !pictureTypes.has(type.mime)) throw notAPicture();
  const fit = (edge: number) =>
    sharp(bytes, { limitInputPixels: picturePixelsMax })
      .rotate()
      .resize({ width: edge, height: edge, fit: 'contain', background: clear });
  try {
    const [picture, icon] = await Promise.all([
      fit(pageEdge).webp({ quality: 88, effort: 3 }).toBuffer(),
      fit(iconEdge - 2 * iconMargin)
        .extend({ top: iconMargin, bottom: iconMargin, left: iconMargin, right: iconMargin, background: clear })
        .flatten({ background: paper })
        .png()
        .toBuffer(),
    ]);
    return { picture: new Uint8Array(picture), icon: new Uint8Array(icon) };
  } catch {
    throw notAPicture();
  }
}

const notAPicture = () =>
  new AppError('INVALID', { message: 'This is no picture that can be read. Choose a PNG, JPEG, GIF or WebP.' });
