import { labelColors } from '@parley/contract/label';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { labelLook } from './label-chip.tsx';

const css = readFileSync(join(import.meta.dirname, '../app/globals.css'), 'utf8');
type Oklch = [lightness: number, chroma: number, hue: number];

/** Both themes' values of a token. */
function valuesOf(token: string): [Oklch, Oklch] {
  const value = String.raw`oklch\(([\d.]+)% ([\d.]+) ([\d.]+)\)`;
  const found = new RegExp(String.raw`--${token}: light-dark\(${value}, ${value}\);`).exec(css);
  const numbers = (found ?? []).slice(1).map(Number);
  return [numbers.slice(0, 3) as Oklch, numbers.slice(3) as Oklch];
}

/** The luminance of WCAG, by the matrices of CSS Color 4. */
function luminance([lightness, chroma, hue]: Oklch): number {
  const [l, a, b] = [lightness / 100, chroma * Math.cos((hue * Math.PI) / 180), chroma * Math.sin((hue * Math.PI) / 180)];
  const cube = (x: number, y: number) => (l + x * a + y * b) ** 3;
  const [long, middle, short] = [
    cube(0.3963377774, 0.2158037573),
    cube(-0.1055613458, -0.0638541728),
    cube(-0.0894841775, -1.291485548),
  ];
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  const red = clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short);
  const green = clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short);
  const blue = clip(-0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

describe.each(labelColors)('a label in %s', (color) => {
  test('is read well in both themes', () => {
    const [grounds, inks] = [valuesOf(`label-${color}`), valuesOf(`label-${color}-ink`)];
    for (const theme of [0, 1] as const) {
      const [dark, light] = [luminance(grounds[theme]), luminance(inks[theme])].toSorted((x, y) => x - y) as [number, number];
      expect((light + 0.05) / (dark + 0.05)).toBeGreaterThan(5.5);
    }
    expect(labelLook[color]).toContain(`bg-label-${color} `);
  });
});
