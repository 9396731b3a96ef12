/** `keyed('reason', 'mention')` is `reasonMention`: a word of the contract as the end of a catalogue's key. */
export const keyed = (stem: string, word: string): string => `${stem}${word.charAt(0).toUpperCase()}${word.slice(1)}`;
