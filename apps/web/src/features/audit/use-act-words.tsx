'use client';
import type { AuditEntry } from '@parley/contract/audit-view';
import { roles, type Role } from '@parley/contract/member-view';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';

const strong = (parts: ReactNode) => (
  <b className="font-semibold">
    <bdi>{parts}</bdi>
  </b>
);

/** An entry as a sentence. What this page has no sentence for yet is shown by its name in the log. */
export function useActWords(): (entry: AuditEntry) => ReactNode {
  const t = useTranslations('audit');
  const roleWord = useTranslations('admin.role');
  const word = (value: unknown) => {
    if (typeof value !== 'string') return '';
    return roles.some((role) => role === value) ? roleWord(value as Role) : value;
  };
  return ({ type, actor, subject, details }) => {
    const key = `acts.${type.replace('.', '_')}` as const;
    const known = t.has(key as never) ? key : 'acts.other';
    return t.rich(known as 'acts.other', {
      b: strong,
      type,
      actor: actor?.name || t('parley'),
      subject: subject?.name ?? '',
      name: word(details?.['name']),
      email: word(details?.['email']),
      role: word(details?.['role']),
      before: word(details?.['before']),
      after: word(details?.['after']),
    });
  };
}
