import type { ClientEventInput } from '@parley/contract/client-events';
import type { Span } from '../inspect/detectors/detector.ts';
import type { MadeByService } from '../message/send-message.ts';

/** What the log keeps of a message that is held: all that is needed to send it, and where in its texts the rules have found something. */
export type HeldPayload = {
  held: {
    input: ClientEventInput<'message.send'>;
    made: MadeByService;
    texts: { text: string; spans: Span[] }[];
    files: { name: string; bytes: number }[];
  };
};
export type HeldRules = { id: string; name: string; version: number; count: number }[];
