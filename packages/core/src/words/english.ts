import { counted } from './counted.ts';
import type { Words } from './words.ts';

export const english: Words = {
  copyAddress: 'If the button does not open, copy this address:',
  confirm: {
    subject: 'Confirm your address',
    hello: (name) => `Hello ${name},`,
    lead: 'please confirm that this address is yours. You can look around and write already; inviting colleagues waits for this.',
    action: 'Confirm this address',
    footnote:
      'The link works once, for a day. If you did not sign up at Parley, somebody mistyped: do nothing, and no more will come.',
  },
  reset: {
    subject: 'Choose a new password',
    hello: (name) => `Hello ${name},`,
    lead: 'somebody, probably you, asked for a new password for this address. Choosing one signs every device out.',
    footnote: 'The link works once, for an hour. If it was not you, do nothing: your password stays as it is.',
  },
  invitation: {
    subject: (inviter, firm) => `${inviter} invites you to ${firm}`,
    title: (firm) => `Join ${firm} on Parley`,
    lead: (inviter, firm) =>
      `${inviter} invites you to ${firm}, where the firm talks: channels, direct messages, files and search in one place, with a record that can be relied on.`,
    next: 'Choose a name and a password, and you are in.',
    action: (firm) => `Join ${firm}`,
    footnote: (until) =>
      `The link works once, until ${until}. If you did not expect it, leave it alone: nobody joins with your address without it.`,
  },
  unread: {
    subject: (firm) => `New for you in ${firm}`,
    title: 'While you were away',
    hidden: counted('en', { one: 'One message waits for you.', other: '# messages wait for you.' }),
    more: counted('en', { other: 'And # more.' }),
    open: 'Open Parley',
    footnote: 'You get this because you were away. How often, and whether, is set under Settings, Notifications.',
    stop: 'No more mails of this kind',
  },
  push: { hidden: 'You have a new message' },
};
