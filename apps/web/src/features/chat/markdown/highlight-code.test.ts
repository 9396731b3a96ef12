import { expect, test } from 'vitest';
import { codeLanguage, codeLanguages, loadGrammar } from './code-languages.ts';
import { highlightCode, highlighted, plainLines, type CodeLines } from './highlight-code.ts';

const joined = (lines: CodeLines | null) => lines?.map((line) => line.map(({ text }) => text).join('')).join('\n');

test.each([
  ['typescript', "const a = `x${1}`; // b\n\n<b onclick='x'>\t</b>"],
  ['python', 'def f(x):\n    return "é" # c\n'],
  ['sql', "SELECT * FROM a WHERE b = 'c' -- d"],
  ['bash', 'for f in *; do echo "$f"; done'],
])('not a character of the code is lost or added (%s)', async (language, code) => {
  expect(joined(await highlightCode(code, language))).toBe(code);
  expect(joined(plainLines(code))).toBe(code);
});

test('keywords, strings and comments are told apart', async () => {
  const [line] = (await highlightCode("const a = 'b' // c", 'ts')) ?? [];
  const kindOf = (text: string) => line?.find((part) => part.text.includes(text))?.kind;
  expect([kindOf('const'), kindOf("'b"), kindOf('// c')]).toEqual(['keyword', 'string', 'comment']);
  expect(highlighted("const a = 'b' // c", 'ts')).toBeDefined();
});

test('what has no grammar, or is too long for one, is left as it is', async () => {
  expect(await highlightCode('x', 'klingon')).toBeNull();
  expect(await highlightCode('x', '__proto__')).toBeNull();
  expect(await highlightCode('x\n'.repeat(30_000), 'ts')).toBeNull();
});

test('every language that can be chosen can be had', async () => {
  for (const { value } of codeLanguages) {
    expect(codeLanguage(value)).toBe(value);
    expect(await loadGrammar(value)).toHaveProperty('default');
  }
});
