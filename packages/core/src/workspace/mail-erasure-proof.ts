import { systemDb } from '@parley/db/with-system';
import { config } from '../config.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { isolate } from '../mail/isolate.ts';
import { renderMail } from '../mail/render-mail.ts';
import { wordsIn } from '../words/words-in.ts';
import type { Recipient } from './erase-workspace.ts';
import { proveErasure, type Erasure } from './erasure-proof.ts';

/** Sends the proof to whoever owned the workspace, and forgets their addresses. */
export async function mailErasureProof(tenantId: string): Promise<void> {
  const row = await systemDb().erasure.findUniqueOrThrow({ where: { tenantId } });
  if (!row.erasedAt || row.provedAt) return;
  const proof = proveErasure({
    workspace: { id: tenantId, name: row.name, slug: row.slug },
    askedAt: row.askedAt.toISOString(),
    erasedAt: row.erasedAt.toISOString(),
    files: row.files,
    rows: row.counts as Erasure['rows'],
    streams: row.heads as Erasure['streams'],
  });
  const content = JSON.stringify(proof, null, 2);
  for (const [index, { email, locale }] of (row.recipients as Recipient[]).entries()) {
    const words = wordsIn(locale).deletion;
    await deliverMail({
      to: email,
      messageKey: `erased-${tenantId}-${index}`,
      subject: words.erasedTitle(row.name),
      attachments: [{ filename: `${row.slug}-proof-of-erasure.json`, content, contentType: 'application/json' }],
      ...renderMail(locale, {
        title: words.erasedTitle(isolate(row.name)),
        paragraphs: [words.erasedLead(isolate(row.name)), words.erasedProof],
        action: { label: words.toParley, url: config().publicUrl },
        footnote: words.erasedFootnote,
      }),
    });
  }
  await systemDb().erasure.update({ where: { tenantId }, data: { recipients: [], provedAt: new Date() } });
}
