import { createSocket } from 'node:dgram';

const txt = 16;
const headerBytes = 12;
const responseFlags = 0x8400;
const nameError = 3;

/**
 * Stands in for the domain name system: a server that answers questions for TXT records over UDP (RFC 1035) from a table that
 * tests fill. Names it does not know do not exist.
 * @param {{ port?: number }} [options]
 */
export async function startDns({ port = 0 } = {}) {
  /** @type {Map<string, string[]>} */
  const records = new Map();
  const socket = createSocket('udp4').unref();
  socket.on('message', (query, { address, port: to }) => {
    const answer = answerTo(query, records);
    if (answer) socket.send(answer, to, address);
  });
  await new Promise((resolve, reject) => {
    socket.once('error', reject);
    socket.bind(port, '127.0.0.1', () => resolve(undefined));
  });
  return {
    server: `127.0.0.1:${socket.address().port}`,
    /** @param {string} name @param {string[]} texts */
    set: (name, texts) => void records.set(name.toLowerCase(), texts),
    close: () => new Promise((resolve) => socket.close(() => resolve(undefined))),
  };
}

/** @param {Buffer} query @param {Map<string, string[]>} records */
function answerTo(query, records) {
  if (query.length < headerBytes || query.readUInt16BE(4) !== 1) return null;
  const labels = [];
  let at = headerBytes;
  for (let length = query[at]; length; length = query[at]) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length));
    at += length + 1;
  }
  const end = at + 5;
  if (end > query.length) return null;
  const texts = query.readUInt16BE(at + 1) === txt ? records.get(labels.join('.').toLowerCase()) : undefined;
  const header = Buffer.alloc(headerBytes);
  query.copy(header, 0, 0, 2);
  header.writeUInt16BE(responseFlags | (query[2] & 1 ? 0x0100 : 0) | (texts ? 0 : nameError), 2);
  header.writeUInt16BE(1, 4);
  header.writeUInt16BE(texts?.length ?? 0, 6);
  return Buffer.concat([header, query.subarray(headerBytes, end), ...(texts ?? []).map(toRecord)]);
}

/** The name points back at the question; a text is cut into strings of at most 255 bytes. @param {string} text */
function toRecord(text) {
  const bytes = Buffer.from(text, 'utf8');
  const strings = [];
  for (let from = 0; from < Math.max(1, bytes.length); from += 255) {
    const part = bytes.subarray(from, from + 255);
    strings.push(Buffer.from([part.length]), part);
  }
  const data = Buffer.concat(strings);
  const head = Buffer.alloc(12);
  head.writeUInt16BE(0xc00c, 0);
  head.writeUInt16BE(txt, 2);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(data.length, 10);
  return Buffer.concat([head, data]);
}
