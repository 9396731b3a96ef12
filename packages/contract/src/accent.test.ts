import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, isAdjusted, toAccentPalette } from './accent.ts';

const paper = { light: '#fdfbf6', dark: '#111916' };
const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('words on the accent and in it can be read in both themes, whatever is chosen', () => {
  fc.assert(
    fc.property(colour, (hex) => {
      for (const theme of ['light', 'dark'] as const) {
        const tokens = toAccentPalette(hex)[theme];
        expect(contrast(tokens.accent, tokens['accent-ink'])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tokens['accent-strong'], tokens['accent-ink'])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tokens['accent-text'], paper[theme])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tokens['accent-text'], tokens['accent-soft'])).toBeGreaterThanOrEqual(4.5);
        expect(contrast(tokens.focus, paper[theme])).toBeGreaterThanOrEqual(3);
      }
    }),
  );
});

test('what can be read is kept as it was chosen, and what cannot gives way', () => {
  expect(toAccentPalette('#14634e').light.accent).toBe('#14634e');
  expect(isAdjusted('#14634e')).toBe(false);
  expect(isAdjusted('#ffe000')).toBe(true);
});
