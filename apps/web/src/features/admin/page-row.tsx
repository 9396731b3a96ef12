'use client';
import { waitingPages, type WaitingList } from '@parley/contract/waiting';
import type { WorkspaceAbilities } from '@parley/contract/workspace-view';
import Link from 'next/link';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { sumOf } from '@/lib/use-waiting';
import { cn } from '@/ui/cn';
import { CountBadge } from '@/ui/count-badge';
import { reveal } from '@/ui/reveal';
import { adminSections, isIn, pagesFor, pagesOf } from './admin-sections.ts';

type Props = { slug: string; current: string; can: WorkspaceAbilities; waiting: WaitingList['items'] };

/** The pages of the section that one is in, as a row above the page; nothing where the section is one page. */
export function PageRow({ slug, current, can, waiting }: Props) {
  const t = useTranslations('admin');
  const id = useId();
  const words = useTranslations('waiting');
  const countOn = (path: string) => sumOf(waiting.filter(({ kind }) => waitingPages[kind] === path));
  const section = adminSections.find((one) => isIn(one, current));
  const theirs = section ? pagesFor(section, can) : [];
  const pages = section ? pagesOf(section).filter(({ path }) => theirs.includes(path)) : [];
  if (!section || pages.length < 2) return null;
  return (
    <nav
      aria-label={t('pagesOf', { section: t(`section.${section.name}`) })}
      className="-mx-4 mb-7 overflow-x-auto px-4 [scrollbar-width:none] sm:mx-0 sm:px-0"
    >
      <ul className="flex min-w-max gap-5 border-b border-line">
        {pages.map(({ path, name }) => (
          <li key={path}>
            <Link
              href={`/${slug}/admin/${path}`}
              ref={path === current ? reveal : undefined}
              aria-current={path === current ? 'page' : undefined}
              aria-describedby={countOn(path) > 0 ? `${id}${path}` : undefined}
              className={cn(
                '-mb-px flex h-10 items-center border-b-2 whitespace-nowrap transition-colors',
                path === current ? 'border-accent font-medium text-accent-text' : 'border-transparent text-ink-2 hover:text-ink',
              )}
            >
              {t(`section.${name}`)}
              {countOn(path) > 0 && (
                <>
                  <CountBadge count={countOn(path)} className="ms-2" />
                  <span id={`${id}${path}`} hidden>
                    {words('waiting', { count: countOn(path) })}
                  </span>
                </>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
