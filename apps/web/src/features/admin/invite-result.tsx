import type { InvitationView } from '@parley/contract/member-view';
import { Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { DialogActions } from '@/ui/dialog';
import { MailHint } from '@/ui/mail-hint';

type Props = {
  result: { invited: InvitationView[]; skipped: { email: string; reason: string }[]; mailHint: string | null };
  onMore: () => void;
  onClose: () => void;
};

/** What became of each address. */
export function InviteResult({ result, onMore, onClose }: Props) {
  const { invited, skipped, mailHint } = result;
  return (
    <div role="status">
      <div className="flex flex-col gap-4">
        {invited.length > 0 && (
          <Banner title={invited.length === 1 ? 'One invitation is on its way' : `${invited.length} invitations are on their way`}>
            {invited.map((invitation) => invitation.email).join(', ')}
          </Banner>
        )}
        {skipped.length > 0 && (
          <Banner tone="amber" title="Not invited">
            <ul>
              {skipped.map(({ email, reason }) => (
                <li key={email}>
                  {email}: {reason}
                </li>
              ))}
            </ul>
          </Banner>
        )}
        <MailHint hint={mailHint} />
      </div>
      <DialogActions>
        <Button onClick={onMore}>Invite more</Button>
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      </DialogActions>
    </div>
  );
}
