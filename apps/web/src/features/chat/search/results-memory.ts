type Place = { top?: number; result?: string };

/** Where each list of answers was left, and by which of them, for as long as this page lives. */
const places = new Map<string, Place>();
const kept = 20;

export function rememberPlace(key: string, place: Place): void {
  const before = places.get(key);
  places.delete(key);
  places.set(key, { ...before, ...place });
  if (places.size > kept) places.delete(places.keys().next().value ?? '');
}
export const recallPlace = (key: string): Place | undefined => places.get(key);
