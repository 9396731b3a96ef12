const key = 'parley.mailHint';

/** Leaves word for the chat, which opens next, of where the confirmation mail lies. */
export function keepMailHint(hint: string | null): void {
  if (hint) sessionStorage.setItem(key, hint);
}
