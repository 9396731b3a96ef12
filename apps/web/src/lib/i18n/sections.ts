import { listNamespaces } from './read-messages.ts';

/** What every page carries. */
const everywhere = ['common', 'ui', 'time'];
/** What the chat never shows, and would only weigh on its first page. */
const outsideChat = [
  'archive',
  'barrier',
  'boundary',
  'erasure',
  'hold',
  'retention',
  'cases',
  'heldMessages',
  'import',
  'journal',
  'labels',
  'matter',
  'personSearch',
  'reports',
  'supervision',
  'site',
  'billing',
  'audit',
  'auditWebhook',
  'signin',
  'signup',
  'invitation',
  'admin',
  'members',
  'groups',
  'account',
  'preferences',
  'security',
  'door',
  'passkey',
  'waiting',
  'workspace',
  'acceptableUse',
  'singleSignOn',
  'social',
];
const entry = [
  'door',
  'passkey',
  'secondFactor',
  'signin',
  'signup',
  'invitation',
  'account',
  'preferences',
  'singleSignOn',
  'social',
];

const sections = {
  everywhere: (name: string) => everywhere.includes(name),
  site: (name: string) => name === 'site',
  entry: (name: string) => entry.includes(name),
  chat: (name: string) => !everywhere.includes(name) && !outsideChat.includes(name),
  office: (name: string) => !everywhere.includes(name) && !['site', 'signin', 'signup'].includes(name),
} as const;
export type Section = keyof typeof sections;

/** The namespaces that the pages of a section need besides those of every page. A new chat namespace needs no line here. */
export const namespacesOf = (section: Section): string[] => listNamespaces().filter(sections[section]);
