import { go, type Shot } from './shot.ts';

/** What is a person's own. */
export const account: Shot[] = [
  { name: 'settings', title: 'Settings', as: 'ana', open: go('/harbour-lane/settings') },
  { name: 'settings-passkeys', title: 'Settings: passkeys', as: 'ana', open: go('/harbour-lane/settings#passkeys') },
];
