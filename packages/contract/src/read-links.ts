const linksMax = 3;
const code = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;
const address = /\bhttps?:\/\/[^\s<>"'`\\^{}|\p{Cc}]+/giu;
const trailing = /[.,:;!?*_~…、。]+$/;

/** The first few web addresses that stand in a text; those in code are only shown, and lead nowhere. */
export function readLinks(body: string): string[] {
  const found = (body.replace(code, ' ').match(address) ?? []).map(trim).filter(isAddress);
  return [...new Set(found)].slice(0, linksMax);
}

/** Without the punctuation of the sentence around it, and without the bracket that closes around it. */
function trim(link: string): string {
  let rest = link.replace(trailing, '');
  for (const [open, close] of [
    ['(', ')'],
    ['[', ']'],
  ] as const)
    while (rest.endsWith(close) && rest.split(close).length > rest.split(open).length)
      rest = rest.slice(0, -1).replace(trailing, '');
  return rest;
}

/** Not asked of `URL.canParse`: Node 20 answers it wrongly for accents, once it has been asked often. */
function isAddress(link: string): boolean {
  try {
    return Boolean(new URL(link));
  } catch {
    return false;
  }
}
