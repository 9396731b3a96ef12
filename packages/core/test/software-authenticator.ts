import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { NewPasskey, PasskeyAnswer } from '@parley/contract/passkey';
import { isoCBOR } from '@simplewebauthn/server/helpers';

type Question = { challenge: string };
/** What an honest authenticator on an honest page would not do. */
type Deviation = { origin?: string; rpId?: string; isVerified?: boolean; counter?: number; userHandle?: string; type?: string };

const flag = { isPresent: 0x01, isVerified: 0x04, hasKey: 0x40 };
const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
const sha256 = (data: Uint8Array | string) => createHash('sha256').update(data).digest();

/** An authenticator with one key pair, in software: WebAuthn level 3, sections 6.1 and 6.5, and RFC 9053 for the key. */
export function makeAuthenticator({ counts = true }: { counts?: boolean } = {}) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const coordinate = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
  const key = isoCBOR.encode(
    new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, coordinate(x)],
      [-3, coordinate(y)],
    ]),
  );
  const id = randomBytes(32);
  let counter = 0;

  const clientData = ({ challenge }: Question, type: string, { origin = 'http://localhost:3000' }: Deviation) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  const authenticatorData = (given: Deviation, attested: Uint8Array = new Uint8Array()) => {
    counter += counts ? 1 : 0;
    const head = Buffer.alloc(5);
    head[0] = flag.isPresent | (given.isVerified === false ? 0 : flag.isVerified) | (attested.length > 0 ? flag.hasKey : 0);
    head.writeUInt32BE(given.counter ?? counter, 1);
    return Buffer.concat([sha256(given.rpId ?? 'localhost'), head, attested]);
  };
  const credential = { id: base64url(id), rawId: base64url(id), type: 'public-key' as const };

  return {
    create: (question: Question, given: Deviation = {}): NewPasskey => {
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, key]);
      const authData = new Uint8Array(authenticatorData(given, attested));
      const attestation = new Map<string, unknown>([
        ['fmt', 'none'],
        ['attStmt', new Map()],
        ['authData', authData],
      ]) as unknown as Parameters<typeof isoCBOR.encode>[0];
      return {
        ...credential,
        response: {
          clientDataJSON: base64url(clientData(question, given.type ?? 'webauthn.create', given)),
          attestationObject: base64url(isoCBOR.encode(attestation)),
          transports: ['internal'],
        },
      };
    },
    answer: (question: Question, given: Deviation = {}): PasskeyAnswer => {
      const data = authenticatorData(given);
      const client = clientData(question, given.type ?? 'webauthn.get', given);
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey);
      return {
        ...credential,
        response: {
          clientDataJSON: base64url(client),
          authenticatorData: base64url(data),
          signature: base64url(signature),
          ...(given.userHandle ? { userHandle: given.userHandle } : {}),
        },
      };
    },
  };
}
export type Authenticator = ReturnType<typeof makeAuthenticator>;
