import { createHash } from 'node:crypto';
import { jsonValue } from '@parley/db/json-value';
import { withTenant } from '@parley/db/with-tenant';
import * as z from 'zod';
import { inspect } from '../inspect/inspect.ts';
import { log } from '../log.ts';
import { describePage } from './describe-page.ts';
import { guardedFetch, NotFetched, type GuardOptions } from './guarded-fetch.ts';
import { makePreviewPicture, type PreviewPicture } from './make-preview-picture.ts';

const found = z.object({
  title: z.string(),
  description: z.string().nullable(),
  siteName: z.string().nullable(),
  width: z.number().nullable(),
  height: z.number().nullable(),
});
export type FoundPreview = z.infer<typeof found> & { picture: Uint8Array<ArrayBuffer> | null };

const bytesMax = 1_000_000;
const goodForMs = 24 * 3_600_000;
const badForMs = 10 * 60_000;
const pages = /^(?:text\/html|application\/xhtml\+xml)$/;
const pictures = /^image\/(?:png|jpe?g|gif|webp)$/;

/** What a page says of itself; asked once a day for each workspace, and that there is nothing for ten minutes. `mayAsk` may refuse by throwing. */
export async function findPreview(
  tenantId: string,
  url: string,
  { mayAsk, ...guard }: GuardOptions & { mayAsk: () => Promise<void> },
): Promise<FoundPreview | null> {
  const urlHash = new Uint8Array(createHash('sha256').update(url).digest());
  const known = await withTenant(tenantId, (tx) => tx.linkPreview.findFirst({ where: { urlHash, expiresAt: { gt: new Date() } } }));
  if (known) {
    const stored = found.safeParse(known.found);
    return stored.success ? { ...stored.data, picture: known.picture } : null;
  }
  await mayAsk();
  const preview = await ask(url, guard);
  const { picture = null, ...words } = preview ?? {};
  const row = {
    found: jsonValue(preview ? words : null),
    picture,
    expiresAt: new Date(Date.now() + (preview ? goodForMs : badForMs)),
  };
  await withTenant(tenantId, async (tx) => {
    await tx.linkPreview.deleteMany({ where: { expiresAt: { lt: new Date() } } });
    await tx.linkPreview.upsert({
      where: { tenantId_urlHash: { tenantId, urlHash } },
      create: { tenantId, urlHash, ...row },
      update: row,
    });
  });
  return preview;
}

async function ask(url: string, guard: GuardOptions): Promise<FoundPreview | null> {
  try {
    const page = await describePage(await guardedFetch(url, { types: pages, maxBytes: bytesMax }, guard));
    if (!page) return null;
    const { picture: address, ...words } = page;
    // A stranger's words go through the same boundary as those of a member.
    const isClean = inspect({ text: [words.title, words.description, words.siteName].join('\n') }, { door: 'message' });
    if (isClean.outcome !== 'pass') return null;
    const picture = address ? await fetchPicture(address, guard) : null;
    return { ...words, picture: picture?.bytes ?? null, width: picture?.width ?? null, height: picture?.height ?? null };
  } catch (error) {
    if (!(error instanceof NotFetched)) throw error;
    log.info({ why: error.message }, 'a linked page was not fetched');
    return null;
  }
}

/** Half a picture is none; and a page is worth showing without one. */
async function fetchPicture(address: string, guard: GuardOptions): Promise<PreviewPicture | null> {
  const fetched = await guardedFetch(address, { types: pictures, maxBytes: bytesMax }, guard).catch((error: unknown) => {
    if (error instanceof NotFetched) return null;
    throw error;
  });
  return fetched?.isWhole ? makePreviewPicture(fetched.bytes) : null;
}
