import type { HighlighterCore } from 'shiki/core';
import { codeLanguage, loadGrammar } from './code-languages.ts';

export type CodePart = { kind: 'plain' | 'keyword' | 'string' | 'comment' | 'name'; text: string };
/** Lines of coloured parts. Joined by line feeds they are the code again. */
export type CodeLines = CodePart[][];

/** A longer block would hold the page up; it stays plain. */
const longest = 50_000;
const kept = 200;

// The theme names uses, not colours: each use gets a class, so that both themes and forced colours hold without drawing anew.
const kinds: Record<string, CodePart['kind']> = {
  'var(--code-token-keyword)': 'keyword',
  'var(--code-token-string)': 'string',
  'var(--code-token-string-expression)': 'string',
  'var(--code-token-constant)': 'string',
  'var(--code-token-comment)': 'comment',
  'var(--code-token-function)': 'name',
};

export const plainLines = (code: string): CodeLines => code.split('\n').map((text) => [{ kind: 'plain', text }]);

let engine: Promise<HighlighterCore> | undefined;
async function openEngine(): Promise<HighlighterCore> {
  const [{ createHighlighterCore, createCssVariablesTheme }, { createJavaScriptRegexEngine }] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
  ]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: 'uses', variablePrefix: '--code-', variableDefaults: {} })],
    langs: [],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

const known = new Map<string, CodeLines>();

/** What was coloured before, without waiting. */
export const highlighted = (code: string, language: string): CodeLines | undefined => known.get(`${language}\n${code}`);

/**
 * Colours code by the grammar of its language. The engine and the grammar are fetched when the first block wants them.
 * Null: no such language, too long, or the grammar cannot be had; the code is then shown as it is.
 */
export async function highlightCode(code: string, word: string): Promise<CodeLines | null> {
  const language = codeLanguage(word);
  if (!language || code.length > longest) return null;
  const before = highlighted(code, word);
  if (before) return before;
  try {
    engine ??= openEngine();
    const highlighter = await engine;
    if (!highlighter.getLoadedLanguages().includes(language)) {
      const grammar = await loadGrammar(language);
      if (!grammar) return null;
      await highlighter.loadLanguage(grammar.default as Parameters<HighlighterCore['loadLanguage']>[0]);
    }
    const lines = highlighter
      .codeToTokensBase(code, { lang: language, theme: 'uses' })
      .map((line) => line.map(({ content, color }): CodePart => ({ kind: kinds[color ?? ''] ?? 'plain', text: content })));
    if (known.size >= kept) known.delete(known.keys().next().value ?? '');
    known.set(`${word}\n${code}`, lines);
    return lines;
  } catch {
    engine = undefined;
    return null;
  }
}
