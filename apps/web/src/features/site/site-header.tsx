import Link from 'next/link';
import { buttonClass } from '@/ui/button-class';
import { ThemeToggle } from '@/ui/theme-toggle';
import { Wordmark } from '@/ui/wordmark';

const sections = [
  { href: '#promise', label: 'The promise' },
  { href: '#prices', label: 'Prices' },
  { href: '#leaving', label: 'How to leave' },
];

export function SiteHeader({ isSignedIn }: { isSignedIn: boolean }) {
  return (
    <header className="mx-auto flex h-[68px] max-w-[1180px] items-center gap-3 px-4 sm:px-6">
      <Link href="/" aria-label="Parley" className="rounded-md">
        <Wordmark />
      </Link>
      <nav aria-label="On this page" className="ms-8 hidden gap-6 md:flex">
        {sections.map((section) => (
          <a key={section.href} href={section.href} className="rounded-xs text-ink-2 hover:text-ink">
            {section.label}
          </a>
        ))}
      </nav>
      <div className="ms-auto flex items-center gap-2">
        <ThemeToggle className="max-sm:hidden" />
        {isSignedIn ? (
          <Link href="/workspaces" className={buttonClass({ variant: 'primary' })}>
            Open Parley
          </Link>
        ) : (
          <>
            <Link href="/signin" className={buttonClass({ variant: 'quiet' })}>
              Sign in
            </Link>
            <span className="max-sm:hidden">
              <Link href="/signup" className={buttonClass({ variant: 'primary' })}>
                Create a workspace
              </Link>
            </span>
          </>
        )}
      </div>
    </header>
  );
}
