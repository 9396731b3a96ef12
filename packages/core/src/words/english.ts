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
  emergency: {
    subject: (firm) => `Emergency sign-in to ${firm}`,
    title: 'An owner has used the emergency sign-in',
    lead: (owner, firm) => `${owner} signed in to ${firm} without single sign-on, as owners can when the provider is out of order.`,
    from: (address) => `The sign-in came from the network address ${address}.`,
    action: 'Open the audit log',
    footnote: 'If nobody of you did this, end the session, and change the password of that account.',
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
  deletion: {
    askedTitle: (firm) => `${firm} is to be deleted`,
    askedLead: (who, firm, day) =>
      `${who} asked for ${firm} and everything in it to be deleted. This happens on ${day}, and until then nothing changes.`,
    askedNext:
      'If this is not what you want, call it off under Administration, Workspace. Take an export with you if you want to keep anything.',
    askedFootnote: 'Every owner of the workspace gets this mail. After that day nothing can be brought back.',
    cancelledTitle: (firm) => `${firm} stays`,
    cancelledLead: (firm) => `The deletion of ${firm} was called off. Nothing was deleted.`,
    cancelledFootnote: 'Every owner of the workspace gets this mail.',
    erasedTitle: (firm) => `${firm} has been erased`,
    erasedLead: (firm) =>
      `Everything that belonged to ${firm} has been erased: messages, files, people, settings and the record of them.`,
    erasedProof:
      'The proof of erasure is attached. It lists how many rows and files were erased and the last hash of each record, and it is signed. Your sign-in at Parley stays, and opens nothing of this workspace.',
    erasedFootnote: 'Every owner of the workspace gets this mail. We now forget this address in connection with it.',
    open: 'Open the workspace',
    toParley: 'Open Parley',
  },
  acceptableUse: {
    title: (firm) => `Please sign the acceptable use policy of ${firm}`,
    lead: (firm) => `${firm} asks everybody to read its acceptable use policy and to sign it. It takes a few minutes.`,
    action: 'Read and sign',
    footnote: 'You get this because you have not signed the version that is in force.',
  },
  push: { hidden: 'You have a new message', scheduleFailed: 'A message could not be sent at its time' },
};
