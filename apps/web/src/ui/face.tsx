import type { PresenceState } from '@parley/contract/presence';
import { cn } from './cn.ts';
import { PresenceMark } from './presence-mark.tsx';

type Props = {
  person: { id: string; name: string };
  /** 20, 22, 36, 44 and 72 pixels. */
  size?: 'xs' | 'sm' | 'md' | 'lg' | 'xl';
  /** Leave it out only where the viewer may not know; then no image is announced. */
  presence?: PresenceState | undefined;
  className?: string;
};

// Twelve quiet papers, all light enough for dark initials in both themes.
const tones = [
  [84, 0.07, 40],
  [84, 0.06, 250],
  [85, 0.06, 130],
  [85, 0.05, 330],
  [86, 0.07, 90],
  [87, 0.045, 200],
  [83, 0.065, 20],
  [84, 0.055, 285],
  [86, 0.055, 160],
  [85, 0.06, 65],
  [83, 0.05, 225],
  [86, 0.06, 110],
] as const;

const sizes = {
  xs: { face: 'size-5 rounded-[6px] text-[9px]', mark: '-end-[3px] -bottom-[3px] size-[10px]' },
  sm: { face: 'size-[22px] rounded-[7px] text-[9.5px]', mark: '-end-1 -bottom-1 size-[12px]' },
  md: { face: 'size-9 rounded-[10px] text-[13px]', mark: '-end-1 -bottom-1' },
  lg: { face: 'size-11 rounded-[12px] text-[15px]', mark: '-end-1 -bottom-1 size-[14px]' },
  xl: { face: 'size-[72px] rounded-[18px] text-[24px]', mark: '-end-1.5 -bottom-1.5 size-[20px]' },
};

/** A person's square, which stands for a picture and keeps its colours like one. Its mark is cut out of `--ground`: say `on-desk` or `on-sunk` where it does not stand on paper. */
export function Face({ person, size = 'md', presence, className }: Props) {
  const [lightness, chroma, hue] = tones[hash(person.id) % tones.length] ?? tones[0];
  const { face, mark } = sizes[size];
  return (
    <span
      className={cn(
        'relative inline-grid shrink-0 forced-color-adjust-none place-items-center font-semibold tracking-[0.01em] select-none',
        face,
        className,
      )}
      style={{ background: `oklch(${lightness}% ${chroma} ${hue})`, color: 'oklch(24% 0.02 170)' }}
    >
      <span aria-hidden>{initials(person.name)}</span>
      {presence && <PresenceMark state={presence} className={cn('absolute', mark)} />}
    </span>
  );
}

/** Two letters: the first of the first and of the last word. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words[words.length - 1]] : [words[0]];
  return ends
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toLocaleUpperCase();
}

/** FNV-1a with a last stir, so that ids which differ in a few places spread over all tones. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  value ^= value >>> 15;
  value = Math.imul(value, 0x2c1b3c6d);
  return (value ^ (value >>> 12)) >>> 0;
}
