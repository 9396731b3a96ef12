import type { ServerEventName } from './server-events.ts';

/**
 * The lists of names that a browser needs from its first page on. They stand apart from the schemas that use them, so that
 * this page does not carry the validator.
 */
export const locales = ['en', 'de', 'fr', 'es', 'ar', 'ja'] as const;
export type Locale = (typeof locales)[number];

/** Which messages of a channel a member is told of. */
export const notifyLevels = ['all', 'mentions', 'none'] as const;
export type NotifyLevel = (typeof notifyLevels)[number];

/** How a section orders its channels; `mine` is the order that the member gave by hand. */
export const sectionSorts = ['name', 'recent', 'unread', 'mine'] as const;
export type SectionSort = (typeof sectionSorts)[number];

export const fileKinds = ['picture', 'document', 'media', 'other'] as const;
export type FileKind = (typeof fileKinds)[number];

/** What is a member's own and may have changed on another device. */
export const myTopics = [
  'drafts',
  'draftFiles',
  'scheduled',
  'quarantine',
  'saved',
  'sidebar',
  'preferences',
  'notifications',
  'threads',
  'emoji',
  'groups',
  'people',
  'waiting',
] as const;
export type MyTopic = (typeof myTopics)[number];

/** Colours of labels and banners; each is read well in both themes. */
export const labelColors = ['slate', 'green', 'blue', 'violet', 'amber', 'red'] as const;
export type LabelColor = (typeof labelColors)[number];

/** Entries of a channel's log as they travel. */
export const logEventNames = [
  'message.created',
  'message.changed',
  'channel.changed',
  'channel.memberAdded',
  'channel.memberRemoved',
] as const satisfies ServerEventName[];
export type LogEventName = (typeof logEventNames)[number];

/** What stands in a sign-in's refusal where the password was right and a code is asked for. */
export const codeNeeded = 'second-factor';
