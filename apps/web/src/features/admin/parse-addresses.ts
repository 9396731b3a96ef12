import { email } from '@parley/contract/primitives';

/** Reads addresses as people paste them: a line each, or with commas, semicolons or `Ana <ana@example.com>`. */
export function parseAddresses(text: string): { addresses: string[]; unreadable: string[] } {
  const addresses = new Set<string>();
  const unreadable: string[] = [];
  for (const part of text.split(/[\n,;]+/)) {
    const piece = part.trim();
    if (!piece) continue;
    const words = /<([^<>]+)>/.exec(piece)?.[1]?.trim().split(/\s+/) ?? piece.split(/\s+/);
    for (const word of words) {
      const read = email.safeParse(word);
      if (read.success) addresses.add(read.data);
      else unreadable.push(word);
    }
  }
  return { addresses: [...addresses], unreadable };
}
