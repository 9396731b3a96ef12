import type { MessageExtra } from '@parley/contract/message-extra';
import { readLinks } from '@parley/contract/read-links';
import type { TenantTx } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { enqueueJob } from '../job/enqueue-job.ts';

type Words = { body: string; extra: MessageExtra | null };

/** The links of a message that its readers may see something of: not in code, not to this service itself, not taken away. */
export function linksToPreview({ body, extra }: Words): string[] {
  if (extra?.snippet || extra?.moved?.to) return [];
  const { host } = new URL(config().publicUrl);
  return readLinks(body).filter((link) => new URL(link).host !== host && !extra?.noPreview?.includes(link));
}

/**
 * The author wants nothing to be shown of the pages behind the links. They are read from the words as they are sent, after what
 * rules left out: nothing comes past the boundary this way.
 */
export function withoutPreviews({ body, extra }: Words): MessageExtra | null {
  const noPreview = readLinks(body);
  return noPreview.length > 0 ? { ...extra, noPreview } : extra;
}

/** After words were written or changed: has their links looked at, or what is shown of former ones taken down. */
export async function askForPreview(tx: TenantTx, message: Words & { id: string }): Promise<void> {
  const { id, extra } = message;
  if (linksToPreview(message).length === 0 && !extra?.previews) return;
  await enqueueJob(tx, { name: 'message.preview', payload: { messageId: id }, key: `preview:${id}` });
}
