export type CodePart = { kind: 'plain' | 'keyword' | 'string' | 'comment'; text: string };

const keywords =
  'abstract and as async await break case catch class const continue def default delete do elif else end enum export extends false finally fn for from func function if implements import in interface is lambda let match new nil None not null of or package pass private protected public raise return select self static struct super switch this throw trait True true try type typeof undefined use using var void when where while with yield SELECT FROM WHERE JOIN INSERT UPDATE DELETE CREATE TABLE ORDER GROUP BY AND OR NOT NULL';
const words = new Set(keywords.split(' '));
const hashComments = new Set([
  'sh',
  'bash',
  'shell',
  'zsh',
  'py',
  'python',
  'rb',
  'ruby',
  'yaml',
  'yml',
  'toml',
  'ini',
  'r',
  'make',
  'dockerfile',
]);
const scan =
  /(\/\*[\s\S]*?(?:\*\/|$)|\/\/[^\n]*|--[ \t][^\n]*|#[^\n]*)|("(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\.|[^`\\])*`?|\b\d[\w.]*\b)|([A-Za-z_$][\w$]*)/g;
const longest = 50_000;

/**
 * Splits code into coloured parts by what most languages share: comments, strings, numbers, common keywords. It knows no
 * grammar, and does not need one to make a pasted snippet readable. Joined, the parts are the code again.
 */
export function highlightCode(code: string, language = ''): CodePart[] {
  if (code.length > longest || language === 'text' || language === 'plain') return [{ kind: 'plain', text: code }];
  const parts: CodePart[] = [];
  const push = (kind: CodePart['kind'], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else if (text) parts.push({ kind, text });
  };
  let at = 0;
  for (const match of code.matchAll(scan)) {
    const [text, comment, literal, word] = match;
    push('plain', code.slice(at, match.index));
    at = match.index + text.length;
    if (comment) push(!comment.startsWith('#') || hashComments.has(language) ? 'comment' : 'plain', text);
    else if (literal) push('string', text);
    else push(word && words.has(word) ? 'keyword' : 'plain', text);
  }
  push('plain', code.slice(at));
  return parts;
}
