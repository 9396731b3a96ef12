import { AppError } from '@parley/core/app-error';
import { requireContentType } from './same-origin.ts';

// The bound of the socket, so that neither road takes what the other would refuse.
const jsonBytes = 64 * 1024;

/** The body as JSON, read no further than its bound. */
export async function readJson(request: Request): Promise<unknown> {
  requireContentType(request, 'application/json');
  const text = await readText(request, jsonBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new AppError('INVALID', { message: 'The body is not JSON.' });
  }
}

/** The body as it came, byte for byte, read no further than its bound. */
export async function readText(request: Request, maxBytes: number): Promise<string> {
  const tooLarge = () => new AppError('TOO_LARGE', { message: `Send at most ${maxBytes / 1024} kB at once.` });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of request.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
