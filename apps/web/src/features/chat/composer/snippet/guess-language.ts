const signs: [language: string, sign: RegExp][] = [
  ['bash', /^#!.*\b(?:ba|z)?sh\b/],
  ['python', /^#!.*python|^\s*(?:def \w+\(.*\):|from \w[\w.]* import |import \w+$)/m],
  ['diff', /^(?:diff --git |@@ -\d+)/m],
  ['xml', /^\s*<\?xml/],
  ['html', /^\s*<(?:!doctype html|html|div|p|body)\b/i],
  ['sql', /^\s*(?:select|insert into|update|delete from|create (?:table|index|view))\b/i],
  ['php', /^\s*<\?php/],
  ['go', /^package \w+$/m],
  ['rust', /^\s*(?:pub )?fn \w+.*\{$/m],
  ['csharp', /^using System/m],
  ['java', /^\s*(?:public|private) (?:static )?(?:class|void|final)\b/m],
  ['typescript', /^\s*(?:export |import .* from |interface \w+|type \w+ =|const \w+(?:: .*)? = )/m],
  ['yaml', /^---\n[\w-]+:/],
];

/** A language to begin with, from what a text looks like; empty where it looks like words. */
export function guessLanguage(text: string): string {
  const start = text.slice(0, 4_000);
  if (/^\s*[[{]/.test(start) && isJson(text)) return 'json';
  return signs.find(([, sign]) => sign.test(start))?.[0] ?? '';
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
