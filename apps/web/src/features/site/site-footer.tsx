import { serverTranslations } from '@/lib/i18n/server';
import { Seal } from '@/ui/seal';
import { TextLink } from '@/ui/text-link';
import { ThemeToggle } from '@/ui/theme-toggle';

export async function SiteFooter() {
  const t = await serverTranslations('site');
  return (
    <footer className="on-desk border-t border-line bg-desk">
      <div className="mx-auto flex max-w-[1180px] flex-wrap items-center gap-x-6 gap-y-3 px-4 py-6 text-ink-2 sm:px-6">
        <p className="flex items-center gap-2">
          <Seal />
          <span className="font-serif italic">{t('keptInOrder')}</span>
        </p>
        <div className="ms-auto flex items-center gap-5">
          <TextLink href="/signup">{t('createWorkspace')}</TextLink>
          <TextLink href="/signin">{t('signIn')}</TextLink>
          <ThemeToggle className="sm:hidden" />
        </div>
      </div>
    </footer>
  );
}
