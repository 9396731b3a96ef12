import type { MessageExtra } from '@parley/contract/message-extra';
import type { TenantTx } from '@parley/db/with-tenant';
import { config } from '../config.ts';
import { enqueueJob } from '../job/enqueue-job.ts';
import { readLinks } from './read-links.ts';

type Words = { body: string; extra: MessageExtra | null };

/** The links of a message that its readers may see something of: not in code, not to this service itself, not taken away. */
export function linksToPreview({ body, extra }: Words): string[] {
  if (extra?.snippet || extra?.moved?.to) return [];
  const { host } = new URL(config().publicUrl);
  return readLinks(body).filter((link) => new URL(link).host !== host && !extra?.noPreview?.includes(link));
}

/** After words were written or changed: has their links looked at, or what is shown of former ones taken down. */
export async function askForPreview(tx: TenantTx, message: Words & { id: string }): Promise<void> {
  const { id, extra } = message;
  if (linksToPreview(message).length === 0 && !extra?.previews) return;
  await enqueueJob(tx, { name: 'message.preview', payload: { messageId: id }, key: `preview:${id}` });
}
