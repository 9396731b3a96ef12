'use client';
import type { InvitationView } from '@parley/contract/member-view';
import { useFormatter, useTranslations } from 'use-intl';
import { refusalInWords } from '@/lib/i18n/refusals';
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
  const t = useTranslations('admin.invite');
  const format = useFormatter();
  const { invited, skipped, mailHint } = result;
  return (
    <div role="status">
      <div className="flex flex-col gap-4">
        {invited.length > 0 && (
          <Banner title={t('onTheWay', { count: invited.length })}>
            {format.list(invited.map((invitation) => invitation.email))}
          </Banner>
        )}
        {skipped.length > 0 && (
          <Banner tone="amber" title={t('notInvited')}>
            <ul>
              {skipped.map(({ email, reason }) => (
                <li key={email}>{t('skipped', { email, reason: refusalInWords(reason) })}</li>
              ))}
            </ul>
          </Banner>
        )}
        <MailHint hint={mailHint} />
      </div>
      <DialogActions>
        <Button onClick={onMore}>{t('more')}</Button>
        <Button variant="primary" onClick={onClose}>
          {t('done')}
        </Button>
      </DialogActions>
    </div>
  );
}
