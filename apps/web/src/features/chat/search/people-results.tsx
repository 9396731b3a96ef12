'use client';
import { useTranslations } from 'use-intl';
import type { MemberView } from '@parley/contract/member-view';
import { Button } from '@/ui/button';
import { EmptyState } from '@/ui/empty-state';
import { Tag } from '@/ui/tag';
import { useOpenDirect } from '../channel/use-open-direct.ts';
import { PersonFace } from '../people/person-face.tsx';
import { refusalText } from '../shell/refusal-text.ts';
import { openPane } from '../shell/use-chat-location.ts';
import { useMe } from '../state/chat-client.tsx';
import { Marked } from './marked.tsx';
import { useShown } from './use-shown.ts';

/** People by name, title and address: who they are beside the list, or straight to the conversation. */
export function PeopleResults({ people, words }: { people: MemberView[]; words: string }) {
  const t = useTranslations('search');
  const me = useMe();
  const openDirect = useOpenDirect();
  const { shown, showMore } = useShown(people);
  if (people.length === 0) return <EmptyState title={t('noneTitle')}>{t('noPeople')}</EmptyState>;
  return (
    <div className="max-w-[860px] px-6 pt-2 pb-5 max-[719px]:px-4">
      {openDirect.error && (
        <p role="alert" className="py-2 text-sm text-red-text">
          {refusalText(openDirect.error)}
        </p>
      )}
      <ul aria-label={t('tab.people')}>
        {shown.map((person) => (
          <li key={person.id} className="relative flex items-center gap-3.5 border-b border-line px-2 py-2.5 hover:bg-desk">
            <PersonFace person={person} />
            <span className="min-w-0 flex-1">
              <button
                type="button"
                data-result={person.id}
                className="block max-w-full truncate text-start font-semibold after:absolute after:inset-0"
                onClick={() => openPane({ kind: 'person', id: person.id })}
              >
                <bdi>
                  <Marked text={person.name} words={words} />
                </bdi>
              </button>
              <bdi className="block truncate text-sm text-ink-3">
                <Marked text={[person.title, person.email].filter(Boolean).join(' · ')} words={words} />
              </bdi>
            </span>
            {person.isDeactivated ? (
              <Tag tone="amber">{t('hasLeft')}</Tag>
            ) : (
              person.id !== me.id && (
                <Button
                  size="sm"
                  className="relative"
                  aria-label={t('writeTo', { name: person.name })}
                  pending={openDirect.isPending && openDirect.variables.memberIds[0] === person.id}
                  onClick={() => openDirect.mutate({ memberIds: [person.id] })}
                >
                  {t('write')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      {showMore && (
        <Button className="mt-4" onClick={showMore}>
          {t('more')}
        </Button>
      )}
    </div>
  );
}
