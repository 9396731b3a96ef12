let typed = '';

/** What was typed after the shortcut and before the search was there to take it. */
export const typeAhead = (text: string): void => {
  typed = text;
};

/** Told once: the next search begins empty. */
export function takeTypedAhead(): string {
  const text = typed;
  typed = '';
  return text;
}
