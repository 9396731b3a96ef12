/** A network address keeps its order within a sentence that is read from the right: `::1`, not `1::`. */
export const leftToRight = (text: string): string => `\u2066${text}\u2069`;
