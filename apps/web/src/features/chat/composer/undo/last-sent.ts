import { create } from 'zustand';
import type { DraftPlace } from '../../state/draft-record.ts';
import type { SentFile } from '../../upload/attachments-store.ts';

/** How long a message can be taken back with one press. */
const undoMs = 10_000;

/** What was sent last from a composer, as it stood there; `sendAt` if it only waits to be. */
export type LastSent = { clientId: string; place: DraftPlace; body: string; files: SentFile[]; sendAt?: string };

export const useLastSent = create<{ last: LastSent | null }>(() => ({ last: null }));

export function rememberSent(last: LastSent): void {
  useLastSent.setState({ last });
  setTimeout(() => forgetSent(last.clientId), undoMs);
}

export function forgetSent(clientId: string): void {
  if (useLastSent.getState().last?.clientId === clientId) useLastSent.setState({ last: null });
}
