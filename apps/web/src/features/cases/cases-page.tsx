'use client';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { CaseList } from './case-list.tsx';
import { CasePage } from './case-page.tsx';

/** All cases, or the one that the address names. */
export function CasesPage() {
  const router = useRouter();
  const path = usePathname();
  const caseId = useSearchParams().get('case');
  return caseId ? (
    <CasePage key={caseId} caseId={caseId} back={path} />
  ) : (
    <CaseList hrefOf={(id) => `${path}?case=${id}`} onOpened={(id) => router.push(`${path}?case=${id}`)} />
  );
}
