import { inflateSync } from 'node:zlib';

/**
 * The tables of a WOFF file (W3C, WOFF 1.0) as an OpenType file. Read from the compressed one, each glyph would unpack its table again.
 */
export function fromWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(12 + 16 * count);
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const parts = [head];
  let at = head.length;
  for (let n = 0; n < count; n += 1) {
    const entry = 44 + 20 * n;
    const [offset, packed, length, sum] = [4, 8, 12, 16].map((field) => woff.readUInt32BE(entry + field)) as [
      number,
      number,
      number,
      number,
    ];
    const bytes = woff.subarray(offset, offset + packed);
    const table = Buffer.alloc(Math.ceil(length / 4) * 4);
    (packed < length ? inflateSync(bytes) : bytes).copy(table);
    woff.copy(head, 12 + 16 * n, entry, entry + 4);
    for (const [field, value] of [sum, at, length].entries()) head.writeUInt32BE(value, 12 + 16 * n + 4 + 4 * field);
    parts.push(table);
    at += table.length;
  }
  return Buffer.concat(parts);
}
