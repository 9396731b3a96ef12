/** Whom a text calls at once, as the server reads it: also where the token was typed or pasted by hand. */
export function mentionsAll(body: string): 'channel' | 'here' | null {
  const found: string[] = body.match(/<!(?:channel|here)>/g) ?? [];
  return found.includes('<!channel>') ? 'channel' : found.length > 0 ? 'here' : null;
}
