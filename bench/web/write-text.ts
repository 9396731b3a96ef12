import { pick, seededRandom } from '../lib/random.ts';

const syllables =
  'ac ad al am an ar as ba be ber bi bo bri ca can cer chi co con cor cu da de den di do dor du el em en er es fa fer fi fo for fra ga gel gi go gra ha hel hi ho in is jo ka ken la le len li lo lor ma men mi mo mor na ne ni no nor nu ol on or pa per pi po por qua ra re ri ro ru sa sen si so sta su ta ten ti to tor tra tu un ur va ven vi vo wa wen wi zo'.split(
    ' ',
  );
const common =
  'the a to of and is it for we that on you I this have with be in can at are as not was but they will or from if by so me our what all there do when up one out my has would about no please could should today week review file client letter meeting report number draft call'.split(
    ' ',
  );

/** Twenty thousand words: common ones often, the rest ever more rarely, as in what people write. */
function buildWords(random: () => number): string[] {
  const words = new Set(common);
  while (words.size < 20_000)
    words.add(Array.from({ length: 2 + Math.floor(random() * 3) }, () => pick(random, syllables)).join(''));
  return [...words];
}

/** Writes what might be said in an office: mostly a sentence or two, at times a list, a link or some code. */
export function textWriter(seed: number): { next(): string; words: string[] } {
  const random = seededRandom(seed);
  const words = buildWords(random);
  const word = () => words[Math.floor(words.length * random() ** 4)] ?? 'word';
  const sentence = () => `${Array.from({ length: 4 + Math.floor(random() * 14) }, word).join(' ')}.`;
  const next = () => {
    const kind = random();
    if (kind < 0.02) return `\`\`\`ts\nconst ${word()} = ${word()}(${Math.floor(random() * 900)});\n\`\`\``;
    if (kind < 0.06) return `${sentence()}\n${Array.from({ length: 3 }, () => `- ${word()} ${word()}`).join('\n')}`;
    if (kind < 0.1) return `${sentence()} https://${word()}.example/${word()}`;
    if (kind < 0.16) return `**${word()}** ${sentence()} _${word()}_ ${sentence()}`;
    return kind < 0.6 ? sentence() : `${sentence()} ${sentence()}`;
  };
  return { next, words };
}
