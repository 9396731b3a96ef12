import { postWebhook } from '../webhook/post-webhook.ts';
import { signWebhook } from '../webhook/sign-webhook.ts';
import { NotTaken, type Delivery } from './delivery.ts';
import { entryRecord } from './entry-record.ts';
import type { OpenPlace } from './target-secrets.ts';

/** A post for each entry, signed as Standard Webhooks say, under an id that is the same whenever it is sent. */
export function deliverByWebhook({ url, signing = '' }: Extract<OpenPlace, { kind: 'webhook' }>): Delivery {
  const post = async (id: string, type: string, data: object) => {
    const at = new Date();
    const body = JSON.stringify({ type, timestamp: at.toISOString(), data });
    const { failure } = await postWebhook(url, { body, headers: signWebhook({ id, secret: signing, body, at }) });
    if (failure !== null) throw new NotTaken(failure === 'slow' || failure === 'unreachable' ? failure : 'refused');
  };
  return {
    async deliver(stretch, taken) {
      for (const event of stretch.events) {
        const id = `journal_${stretch.tenantId}_${event.streamId}_${event.version}`;
        await post(id, 'journal.entry', { workspace: stretch.tenantId, entry: entryRecord(stretch, event) });
        await taken(event.version, []);
      }
    },
    test: ({ tenantId, id }) => post(`test_${id}`, 'journal.test', { workspace: tenantId }),
    close: async () => {},
  };
}
