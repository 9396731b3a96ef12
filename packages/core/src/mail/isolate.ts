// Isolates and overrides in a name would reach past it (Unicode Standard Annex 9).
const directionMarks = /[\u202a-\u202e\u2066-\u2069]/g;

/** A name of people or firms inside a sentence of another direction: it keeps its own, and the sentence keeps its order. */
export const isolate = (name: string): string => `\u2068${name.replaceAll(directionMarks, '')}\u2069`;
