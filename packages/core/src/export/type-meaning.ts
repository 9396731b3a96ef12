type Shaped = { codepoint: number; cluster: number };
/** A glyph of a font, in one of its meanings: the same object each time. */
export type Glyph = { id: number; codePoints: number[] };

/** Is not seen, and neither searched for nor copied by readers that know what it is. */
const nothing = [0x20_0b];

/**
 * What each glyph of a laid text stands for, so that the words can be searched and copied. The widest glyph of a group stands for
 * all of it, in the order in which it is read, and the others for nothing.
 */
export function meanGlyphs() {
  const known = new Map<string, Glyph>();
  return (text: string, shaped: Shaped[], advances: { xAdvance: number }[]): Glyph[] => {
    const starts = [...new Set(shaped.map(({ cluster }) => cluster))].toSorted((a, b) => a - b);
    const ends = new Map(starts.map((start, at) => [start, starts[at + 1] ?? text.length]));
    const widest = new Map<number, number>();
    for (const [at, { cluster }] of shaped.entries()) {
      const best = widest.get(cluster);
      if (best === undefined || (advances[at]?.xAdvance ?? 0) > (advances[best]?.xAdvance ?? 0)) widest.set(cluster, at);
    }
    return shaped.map(({ codepoint: id, cluster }, at) => {
      const said = widest.get(cluster) === at ? text.slice(cluster, ends.get(cluster)) : '';
      const key = `${id} ${said}`;
      const glyph = known.get(key) ?? { id, codePoints: said ? [...said].map((sign) => sign.codePointAt(0) ?? 0) : nothing };
      known.set(key, glyph);
      return glyph;
    });
  };
}
