import { config } from '../config.ts';
import type { IssuedEmailToken } from '../identity/issue-email-token.ts';
import type { Mail } from './deliver-mail.ts';
import { renderMail } from './render-mail.ts';

export function confirmationMail({ token, email, name, key }: IssuedEmailToken): Mail {
  return {
    to: email,
    messageKey: key,
    subject: 'Confirm your address',
    ...renderMail({
      title: 'Confirm your address',
      paragraphs: [
        `Hello ${name},`,
        'please confirm that this address is yours. You can look around and write already; inviting colleagues waits for this.',
      ],
      action: { label: 'Confirm this address', url: `${config().publicUrl}/confirm?token=${token}` },
      footnote:
        'The link works once, for a day. If you did not sign up at Parley, somebody mistyped: do nothing, and no more will come.',
    }),
  };
}
