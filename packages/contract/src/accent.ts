/** The colours that follow from a firm's accent, one for each token of the design that it stands in for. */
export type AccentTokens = Record<'accent' | 'accent-strong' | 'accent-ink' | 'accent-soft' | 'accent-text' | 'focus', string>;
export type AccentPalette = { light: AccentTokens; dark: AccentTokens };

type Lch = { l: number; c: number; h: number };
type Rgb = [number, number, number];

/** The grounds that text in the accent may stand on, per theme: paper, desk and sunk of the design. */
const grounds = { light: ['#fdfbf6', '#f5f3ec', '#edebe2'], dark: ['#111916', '#0b120f', '#1a2320'] } as const;
const words = 4.5;
const marks = 3;

/**
 * Both themes' colours for any accent: hue and strength stay, lightness gives way until words on it and in it can be read
 * (WCAG 2.2, 1.4.3 and 1.4.11). Lightness is that of OKLCH, which keeps the hue as it changes.
 */
export function toAccentPalette(hex: string): AccentPalette {
  const chosen = toLch(hex);
  return { light: lightTokens(chosen), dark: darkTokens(chosen) };
}

/** Whether the accent had to give way in the light theme, where it would be drawn as it was chosen. */
export const isAdjusted = (hex: string): boolean => toAccentPalette(hex).light.accent !== hex.toLowerCase();

function lightTokens(chosen: Lch): AccentTokens {
  const ink = '#fdfefd';
  const soft = toHex({ l: 0.93, c: Math.min(chosen.c, 0.035), h: chosen.h });
  const isPlain = (hex: string) => contrast(hex, ink) >= words && grounds.light.every((ground) => contrast(hex, ground) >= marks);
  const own = toHex(chosen);
  const accent = isPlain(own) ? own : seek(chosen, -1, isPlain);
  const strong = toHex({ ...toLch(accent), l: Math.max(0.1, toLch(accent).l - 0.055) });
  const text = seek(toLch(accent), -1, (hex) => [...grounds.light, soft].every((ground) => contrast(hex, ground) >= words));
  const focus = seek(chosen, -1, (hex) => grounds.light.every((ground) => contrast(hex, ground) >= marks));
  return { accent, 'accent-strong': strong, 'accent-ink': ink, 'accent-soft': soft, 'accent-text': text, focus };
}

function darkTokens(chosen: Lch): AccentTokens {
  const ink = toHex({ l: 0.16, c: Math.min(chosen.c, 0.03), h: chosen.h });
  const soft = toHex({ l: 0.3, c: Math.min(chosen.c, 0.05), h: chosen.h });
  const from = { ...chosen, l: Math.max(chosen.l, 0.68), c: Math.min(chosen.c, 0.14) };
  const accent = seek(from, 1, (hex) => [ink, ...grounds.dark].every((ground) => contrast(hex, ground) >= words));
  const strong = toHex({ ...toLch(accent), l: Math.min(0.97, toLch(accent).l + 0.05) });
  const text = seek({ ...from, l: 0.78 }, 1, (hex) => [...grounds.dark, soft].every((ground) => contrast(hex, ground) >= words));
  return { accent, 'accent-strong': strong, 'accent-ink': ink, 'accent-soft': soft, 'accent-text': text, focus: accent };
}

/** The nearest lightness in one direction at which the colour will do. */
function seek(from: Lch, direction: 1 | -1, will: (hex: string) => boolean): string {
  for (let l = from.l; l >= 0 && l <= 1; l += direction * 0.005) {
    const hex = toHex({ ...from, l });
    if (will(hex)) return hex;
  }
  return direction === 1 ? '#ffffff' : '#000000';
}

/** WCAG's ratio of two colours, from 1 to 21. */
export function contrast(one: string, other: string): number {
  const luminance = (hex: string) => {
    const [r, g, b] = toLinear(hex);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const [dark, light] = [luminance(one), luminance(other)].toSorted((a, b) => a - b) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function toLinear(hex: string): Rgb {
  return [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as Rgb;
}

// OKLab: Björn Ottosson, https://bottosson.github.io/posts/oklab/ (public domain).
function toLch(hex: string): Lch {
  const [r, g, b] = toLinear(hex);
  const long = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const middle = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const short = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const a = 1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short;
  const bb = 0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short;
  return { l: 0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short, c: Math.hypot(a, bb), h: Math.atan2(bb, a) };
}

function fromLch({ l, c, h }: Lch): Rgb {
  const a = c * Math.cos(h);
  const b = c * Math.sin(h);
  const long = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const middle = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (l - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
    -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
    -0.0041960863 * long - 0.7034186147 * middle + 1.707614701 * short,
  ];
}

/** What a screen cannot show loses strength until it can; hue and lightness stay. */
function toHex(colour: Lch): string {
  const shows = (rgb: Rgb) => rgb.every((part) => part >= -0.0005 && part <= 1.0005);
  let { c } = colour;
  while (c > 0 && !shows(fromLch({ ...colour, c }))) c = Math.max(0, c - 0.004);
  const parts = fromLch({ ...colour, c }).map((part) => {
    const held = Math.min(1, Math.max(0, part));
    const coded = held <= 0.0031308 ? held * 12.92 : 1.055 * held ** (1 / 2.4) - 0.055;
    return Math.round(coded * 255)
      .toString(16)
      .padStart(2, '0');
  });
  return `#${parts.join('')}`;
}
