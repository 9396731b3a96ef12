'use client';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import type { MessageView } from '@parley/contract/message-view';
import { formatMoment } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Dialog } from '@/ui/dialog';
import { Select } from '@/ui/select';
import { Skeleton } from '@/ui/skeleton';
import { refusalText } from '../shell/refusal-text.ts';
import { useChannel, useMe } from '../state/chat-client.tsx';
import { closeMessageDialog } from './message-dialog-store.ts';
import { SnippetCode } from './snippet-code.tsx';
import { languageLabel } from './snippet-card.tsx';
import { SnippetCompare } from './snippet-compare.tsx';
import { SnippetEditor } from './snippet-editor.tsx';

const none = 'none';

/** All of some shared code: one version with what was said to its lines, or two versions side by side; and a new version. */
export function SnippetDialog({ message, isEditing: beginsEditing }: { message: MessageView; isEditing: boolean }) {
  const t = useTranslations('message');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const me = useMe();
  const mine = useChannel(message.channelId);
  const history = useQuery({ ...trpc.message.history.queryOptions({ messageId: message.id }), staleTime: 0 });
  const versions = history.data?.versions ?? [];
  const [chosen, setChosen] = useState<number | null>(null);
  const [against, setAgainst] = useState<number | null>(null);
  const [isEditing, setIsEditing] = useState(beginsEditing);
  const shown = versions[Math.min(chosen ?? versions.length - 1, versions.length - 1)];
  const base = against === null ? undefined : versions[against];
  const snippet = message.extra?.snippet;
  const canComment = (mine?.isMember ?? false) && !mine?.channel.isArchived;
  const options = versions.map(({ edit, at }) => ({
    value: String(edit),
    label: `${t('versionNumber', { number: edit + 1 })} · ${formatMoment(at)}`,
  }));
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeMessageDialog()}
      title={snippet?.title || t('snippet')}
      description={languageLabel(snippet?.language ?? '')}
      size="lg"
      className="sm:max-w-[1120px]"
    >
      {history.isPending && <Skeleton className="h-48" />}
      {history.error && <Alert title={t('historyNotFetched')}>{refusalText(history.error)}</Alert>}
      {shown && isEditing && (
        <SnippetEditor
          message={message}
          body={versions.at(-1)?.body ?? message.body}
          onDone={() => {
            setIsEditing(false);
            setChosen(null);
            void queryClient.invalidateQueries(trpc.message.history.pathFilter());
          }}
        />
      )}
      {shown && !isEditing && (
        <>
          <div className="flex flex-wrap items-end gap-3 pb-3">
            <Select
              label={t('version')}
              size="sm"
              options={options}
              value={String(shown.edit)}
              onChange={(event) => setChosen(Number(event.currentTarget.value))}
            />
            {versions.length > 1 && (
              <Select
                label={t('compareWith')}
                size="sm"
                options={[
                  { value: none, label: t('noComparison') },
                  ...options.filter(({ value }) => value !== String(shown.edit)),
                ]}
                value={base && base.edit !== shown.edit ? String(base.edit) : none}
                onChange={(event) => setAgainst(event.currentTarget.value === none ? null : Number(event.currentTarget.value))}
              />
            )}
            {canComment && message.author.memberId === me.id && (
              <Button size="sm" className="ms-auto" onClick={() => setIsEditing(true)}>
                {t('newVersion')}
              </Button>
            )}
          </div>
          {base && base.edit !== shown.edit ? (
            <SnippetCompare before={base} after={shown} language={snippet?.language ?? ''} />
          ) : (
            <SnippetCode message={message} versions={versions} shown={shown} canComment={canComment} />
          )}
        </>
      )}
    </Dialog>
  );
}
