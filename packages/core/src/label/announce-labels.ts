import { bus } from '../bus/bus.ts';
import { announceToAll } from '../realtime/announce-mine.ts';
import { forgetLabels } from './held-labels.ts';

/** The firm's labels or its banner have changed: every process asks again, and so does every device. */
export async function announceLabels(tenantId: string): Promise<void> {
  forgetLabels(tenantId);
  bus().announce({ kind: 'label', tenantId });
  await announceToAll(tenantId, ['sidebar']);
}
