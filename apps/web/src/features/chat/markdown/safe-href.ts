const allowedSchemes = new Set(['http:', 'https:', 'mailto:']);

/**
 * The address a link may lead to, or null when it may lead nowhere. The URL parser decides, as the browser would: it
 * drops the tabs, line feeds and leading blanks by which `java\nscript:` slips past a look at the first letters.
 * Relative addresses are refused: in a message they could only point into Parley itself.
 */
export function safeHref(href: string): string | null {
  let safe = judged.get(href);
  if (safe === undefined) {
    safe = judge(href);
    if (judged.size >= judgedMost) judged.clear();
    judged.set(href, safe);
  }
  return safe;
}

/** The same links are drawn again and again, and reading an address is dear. */
const judged = new Map<string, string | null>();
const judgedMost = 1_000;

function judge(href: string): string | null {
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  return allowedSchemes.has(url.protocol) ? url.href : null;
}
