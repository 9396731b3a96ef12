import { slug } from '@parley/contract/primitives';
import { AskToJoin } from '@/features/invitation/ask-form';
import { SectionMessages, pageTitle, serverTranslations } from '@/lib/i18n/server';
import { Alert } from '@/ui/banner';
import { QuietPage } from '@/ui/quiet-page';

// The token in the address must not travel to anywhere in a Referer.
export const generateMetadata = pageTitle('invitation', 'title', { referrer: 'no-referrer' });

type Props = { searchParams: Promise<{ token?: string; workspace?: string }> };

export default async function JoinPage({ searchParams }: Props) {
  const t = await serverTranslations('invitation');
  const { token, workspace } = await searchParams;
  const named = slug.safeParse(workspace);
  const door = typeof token === 'string' ? { token } : named.success ? { workspace: named.data } : null;
  if (door)
    return (
      <SectionMessages section="entry">
        <AskToJoin door={door} />
      </SectionMessages>
    );
  return (
    <QuietPage title={t('linkClosed')}>
      <Alert>{t('incomplete')}</Alert>
    </QuietPage>
  );
}
