import type { VirtualItem } from '@tanstack/react-virtual';

type Place = { offset: number; measurements: VirtualItem[]; isAtEnd: boolean };

/** Where each channel was left, for as long as this page lives. */
const places = new Map<string, Place>();
const kept = 60;

export function rememberPlace(channelId: string, place: Place): void {
  places.delete(channelId);
  places.set(channelId, place);
  if (places.size > kept) places.delete(places.keys().next().value ?? '');
}
export const recallPlace = (channelId: string): Place | undefined => places.get(channelId);
export const forgetPlace = (channelId: string): boolean => places.delete(channelId);
