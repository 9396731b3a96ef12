import { config } from '../config.ts';
import type { IssuedInvitation } from '../invitation/issue-invitation-token.ts';
import type { Mail } from './deliver-mail.ts';
import { renderMail } from './render-mail.ts';

export function invitationMail({ token, email, inviterName, workspaceName, expiresAt, key }: IssuedInvitation): Mail {
  const until = expiresAt.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });
  return {
    to: email,
    messageKey: key,
    subject: `${inviterName} invites you to ${workspaceName}`,
    ...renderMail({
      title: `Join ${workspaceName} on Parley`,
      paragraphs: [
        `${inviterName} invites you to ${workspaceName}, where the firm talks: channels, direct messages, files and search in one place, with a record that can be relied on.`,
        'Choose a name and a password, and you are in.',
      ],
      action: { label: `Join ${workspaceName}`, url: `${config().publicUrl}/invitation?token=${token}` },
      footnote: `The link works once, until ${until}. If you did not expect it, leave it alone: nobody joins with your address without it.`,
    }),
  };
}
