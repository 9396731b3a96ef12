import { forgetForm, keepForm, readKeptForm } from './kept-forms.ts';

/** What somebody had typed when they left to pay for more seats: it is there again when they come back. */
export type KeptInvitation =
  | { kind: 'people'; addresses: string; role: 'member' | 'admin' | 'guest'; channelIds: string[]; lastDay: string }
  | { kind: 'list'; text: string };

const nameFor = (slug: string) => `invitation.${slug}`;

export const keepInvitation = (slug: string, kept: KeptInvitation): void => keepForm(nameFor(slug), kept);
export const readKeptInvitation = (slug: string) => readKeptForm(nameFor(slug)) as KeptInvitation | null;
export const forgetInvitation = (slug: string): void => forgetForm(nameFor(slug));
