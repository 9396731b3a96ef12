const lines = 15;
const characters = 2_000;

/** Whether a pasted text reads better as a snippet than in the flow of talk. */
export const isLong = (text: string): boolean => text.length > characters || text.split('\n').length > lines;
