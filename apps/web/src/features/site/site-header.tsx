import Link from 'next/link';
import { serverTranslations } from '@/lib/i18n/server';
import { buttonClass } from '@/ui/button-class';
import { LanguageToggle } from '@/ui/language-toggle';
import { ThemeToggle } from '@/ui/theme-toggle';
import { Wordmark } from '@/ui/wordmark';

const sections = [
  { href: '#promise', name: 'thePromise' },
  { href: '#prices', name: 'prices' },
  { href: '#leaving', name: 'howToLeave' },
] as const;

export async function SiteHeader({ isSignedIn }: { isSignedIn: boolean }) {
  const t = await serverTranslations('site');
  return (
    <header className="mx-auto flex h-[68px] max-w-[1180px] items-center gap-3 px-4 sm:px-6">
      <Link href="/" aria-label="Parley" className="rounded-md">
        <Wordmark />
      </Link>
      <nav aria-label={t('onThisPage')} className="ms-8 hidden gap-6 md:flex">
        {sections.map((section) => (
          <a key={section.href} href={section.href} className="rounded-xs text-ink-2 hover:text-ink">
            {t(section.name)}
          </a>
        ))}
      </nav>
      <div className="ms-auto flex items-center gap-2">
        <LanguageToggle />
        <ThemeToggle className="max-sm:hidden" />
        {isSignedIn ? (
          <Link href="/workspaces" className={buttonClass({ variant: 'primary' })}>
            {t('open')}
          </Link>
        ) : (
          <>
            <Link href="/signin" className={buttonClass({ variant: 'quiet' })}>
              {t('signIn')}
            </Link>
            <span className="max-sm:hidden">
              <Link href="/signup" className={buttonClass({ variant: 'primary' })}>
                {t('createWorkspace')}
              </Link>
            </span>
          </>
        )}
      </div>
    </header>
  );
}
