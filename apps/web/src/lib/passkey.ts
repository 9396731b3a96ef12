import type { NewPasskey, PasskeyAnswer } from '@parley/contract/passkey';
import type { PublicKeyCredentialCreationOptionsJSON, PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';

/** What the server asks with; the rest of it is between its library and the browser's. */
type Question = { challenge: string };

// Fetched when a passkey is asked for.
const browser = () => import('@simplewebauthn/browser');

/** Why an authenticator gave nothing: the person said no or waited too long; it has a passkey already; there is none that can. */
export type PasskeyProblem = 'cancelled' | 'isThere' | 'unsupported';
export class PasskeyRefusal extends Error {
  readonly problem: PasskeyProblem;
  constructor(problem: PasskeyProblem, cause: unknown) {
    super(problem, { cause });
    this.name = 'PasskeyRefusal';
    this.problem = problem;
  }
}

/** Has the device ask its person, and answers for one of its passkeys, or throws PasskeyRefusal. */
export async function answerWithPasskey(question: Question): Promise<PasskeyAnswer> {
  const { startAuthentication } = await browser();
  return startAuthentication({ optionsJSON: question as PublicKeyCredentialRequestOptionsJSON }).catch(
    refuse,
  ) as Promise<PasskeyAnswer>;
}

/** Has the device make a passkey, or throws PasskeyRefusal. */
export async function makePasskey(question: Question): Promise<NewPasskey> {
  const { startRegistration } = await browser();
  return startRegistration({ optionsJSON: question as PublicKeyCredentialCreationOptionsJSON }).catch(
    refuse,
  ) as Promise<NewPasskey>;
}

/** Lets the browser offer passkeys among what it knows for the address field, until `signal`. Null: nobody chose one, or it cannot. */
export async function offerPasskeysInField(ask: () => Promise<Question>, signal: AbortSignal): Promise<PasskeyAnswer | null> {
  try {
    if (!('PublicKeyCredential' in window)) return null;
    const { browserSupportsWebAuthnAutofill, startAuthentication, WebAuthnAbortService } = await browser();
    if (signal.aborted || !(await browserSupportsWebAuthnAutofill())) return null;
    const optionsJSON = (await ask()) as PublicKeyCredentialRequestOptionsJSON;
    if (signal.aborted) return null;
    signal.addEventListener('abort', () => WebAuthnAbortService.cancelCeremony(), { once: true });
    const answer = (await startAuthentication({ optionsJSON, useBrowserAutofill: true })) as PasskeyAnswer;
    return signal.aborted ? null : answer;
  } catch {
    return null;
  }
}

function refuse(error: unknown): never {
  const name = error instanceof Error ? error.name : '';
  if (name === 'InvalidStateError') throw new PasskeyRefusal('isThere', error);
  throw new PasskeyRefusal(['NotAllowedError', 'AbortError'].includes(name) ? 'cancelled' : 'unsupported', error);
}
