import { clsx, type ClassValue } from 'clsx';
import { extendTailwindMerge } from 'tailwind-merge';

const merge = extendTailwindMerge({
  extend: {
    theme: { text: ['2xs'], shadow: ['float'] },
    classGroups: { 'font-family': ['place'] },
  },
});

/** Joins classes; where two set the same thing, the later one wins. */
export const cn = (...values: ClassValue[]): string => merge(clsx(values));
