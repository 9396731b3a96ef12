'use client';
import type { SocialAccountView } from '@parley/contract/social';
import { useTranslations } from 'use-intl';
import { formatAgo, formatDate } from '@/lib/format-time';
import { Button } from '@/ui/button';
import { ProviderMark } from '@/ui/provider-mark';
import { providerName } from '@/ui/provider-name';

type Props = { account: SocialAccountView; onAct: () => void };

export function SocialRow({ account, onAct }: Props) {
  const t = useTranslations('social');
  const { provider, linked } = account;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
      <ProviderMark provider={provider} />
      <div className="min-w-0 flex-1 basis-56">
        <p className="font-semibold">{providerName[provider]}</p>
        {linked ? (
          <p className="text-[12.5px] text-ink-3">
            {linked.email !== '' && (
              <>
                <span dir="auto" className="break-words">
                  {linked.email}
                </span>{' '}
                ·{' '}
              </>
            )}
            {t('linkedOn', { date: formatDate(linked.linkedAt) })}
            {linked.lastUsedAt && <> · {t('lastUsed', { ago: formatAgo(linked.lastUsedAt) })}</>}
          </p>
        ) : (
          <p className="text-[12.5px] text-ink-3">{t('notLinked')}</p>
        )}
      </div>
      <Button size="sm" aria-label={t(linked ? 'unlinkOne' : 'linkOne', { provider: providerName[provider] })} onClick={onAct}>
        {t(linked ? 'unlink' : 'link')}
      </Button>
    </li>
  );
}
