import { v7 } from 'uuid';

/** One id for everything that a request causes, from the browser to the last log line. */
export const newRequestId = (): string => v7();

/** Takes over a caller's id only if it looks like one, so that nothing foreign gets into the logs. */
export function toRequestId(value: string | null): string {
  return value && /^[0-9a-zA-Z-]{8,64}$/.test(value) ? value : newRequestId();
}
