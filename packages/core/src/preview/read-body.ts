import type { Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const decoders = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };

/**
 * Reads at most `maxBytes` of what a body unpacks to, and then hangs up: what is packed small and is huge inside is never
 * unpacked further than that.
 */
export async function readBody(
  body: Readable,
  { encoding, maxBytes, signal }: { encoding: string; maxBytes: number; signal: AbortSignal },
): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const source = encoding === 'identity' || encoding === '' ? body : unpack(body, encoding, signal);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of source as AsyncIterable<Buffer>) {
      chunks.push(chunk.subarray(0, maxBytes - size));
      size += chunk.length;
      if (size > maxBytes) break;
    }
  } finally {
    source.destroy();
    // Hanging up in the middle is an error to the stream, and to nobody else.
    body.on('error', () => undefined).destroy();
  }
  return { bytes: Buffer.concat(chunks), isWhole: size <= maxBytes };
}

function unpack(body: Readable, encoding: string, signal: AbortSignal): Readable {
  const decoder = Object.hasOwn(decoders, encoding) ? decoders[encoding as keyof typeof decoders]() : null;
  if (!decoder) {
    body.on('error', () => undefined).destroy();
    throw new Error('packed in an unknown way');
  }
  const stop = () => decoder.destroy(new Error('too slow'));
  signal.addEventListener('abort', stop, { once: true });
  decoder.once('close', () => signal.removeEventListener('abort', stop));
  body.once('error', (error) => decoder.destroy(error));
  return body.pipe(decoder);
}
