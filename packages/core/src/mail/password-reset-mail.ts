import { config } from '../config.ts';
import type { IssuedEmailToken } from '../identity/issue-email-token.ts';
import type { Mail } from './deliver-mail.ts';
import { renderMail } from './render-mail.ts';

export function passwordResetMail({ token, email, name, key }: IssuedEmailToken): Mail {
  return {
    to: email,
    messageKey: key,
    subject: 'Choose a new password',
    ...renderMail({
      title: 'Choose a new password',
      paragraphs: [
        `Hello ${name},`,
        'somebody, probably you, asked for a new password for this address. Choosing one signs every device out.',
      ],
      action: { label: 'Choose a new password', url: `${config().publicUrl}/reset?token=${token}` },
      footnote: 'The link works once, for an hour. If it was not you, do nothing: your password stays as it is.',
    }),
  };
}
