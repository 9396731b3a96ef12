import { createSign, generateKeyPairSync, randomBytes } from 'node:crypto';

const tagged = (tag, ...parts) => {
  const body = Buffer.concat(parts);
  const size = body.length < 128 ? [body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts) => tagged(0x30, ...parts);
const sha256WithRsa = sequence(tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')), tagged(0x05));
const nameOf = (text) =>
  sequence(tagged(0x31, sequence(tagged(0x06, Buffer.from('550403', 'hex')), tagged(0x0c, Buffer.from(text)))));
const time = (date) => tagged(0x17, Buffer.from(`${date.toISOString().replaceAll(/[-:T]/g, '').slice(2, 14)}Z`));

/** A new RSA key and a certificate for it that it has signed itself (RFC 5280, 4.1): valid for a year from yesterday. */
export function makeCertificate(name) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const day = 86_400_000;
  const toBeSigned = sequence(
    tagged(0xa0, tagged(0x02, Buffer.from([2]))),
    tagged(0x02, Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sha256WithRsa,
    nameOf(name),
    sequence(time(new Date(Date.now() - day)), time(new Date(Date.now() + 365 * day))),
    nameOf(name),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = createSign('sha256').update(toBeSigned).sign(privateKey);
  const certificate = sequence(toBeSigned, sha256WithRsa, tagged(0x03, Buffer.concat([Buffer.from([0]), signature])));
  return {
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    certificate: certificate.toString('base64'),
  };
}
