'use client';
import type { CaseMessage } from '@parley/contract/case';
import { useMutation } from '@tanstack/react-query';
import { Paperclip } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { formatBytes } from '@/lib/format-bytes';
import { formatFull } from '@/lib/format-time';
import { useTRPC } from '@/lib/trpc';
import { Alert } from '@/ui/banner';
import { LabelChip } from '@/ui/label-chip';
import { Tag } from '@/ui/tag';

/** What a message said, the last version first and each former one below it; that it was deleted or moved; its files and reactions. */
export function CaseMessageBody({ caseId, message }: { caseId: string; message: CaseMessage }) {
  const t = useTranslations('cases');
  const versions = message.versions.toReversed();
  const [last, ...former] = versions;
  return (
    <>
      {last ? (
        <p dir="auto" className="pt-1 text-start whitespace-pre-wrap wrap-anywhere">
          {last.body}
        </p>
      ) : (
        <p className="pt-1 text-ink-3">{t('erased')}</p>
      )}
      {former.length > 0 && (
        <ol aria-label={t('formerVersions')} className="mt-1.5 grid gap-1 border-s-2 border-amber ps-3 text-sm">
          {former.map((version, index) => (
            <li key={version.version}>
              <span className="text-ink-3">
                {t(index === former.length - 1 ? 'atFirst' : 'before', { date: formatFull(version.at) })}
              </span>{' '}
              <span dir="auto" className="whitespace-pre-wrap wrap-anywhere">
                {version.body}
              </span>
            </li>
          ))}
        </ol>
      )}
      {message.deleted && (
        <p className="pt-1.5 text-sm">
          <Tag tone="red">{t('deleted')}</Tag>{' '}
          <span className="text-ink-3">
            {t('deletedBy', { name: message.deleted.by?.name ?? '', date: formatFull(message.deleted.at) })}
          </span>
        </p>
      )}
      {message.label && (
        <p className="pt-1.5">
          <LabelChip label={message.label} />
        </p>
      )}
      {message.movedAt && <p className="pt-1.5 text-sm text-ink-3">{t('moved', { date: formatFull(message.movedAt) })}</p>}
      {message.files.length > 0 && <Files caseId={caseId} files={message.files} />}
      {message.reactions.length > 0 && (
        <p className="pt-1.5 text-sm text-ink-3">
          {message.reactions.map(({ emoji, names }) => `${emoji} ${names.join(', ')}`).join(' · ')}
        </p>
      )}
    </>
  );
}

function Files({ caseId, files }: { caseId: string; files: CaseMessage['files'] }) {
  const t = useTranslations('cases');
  const link = useMutation(useTRPC().case.linkFile.mutationOptions({ onSuccess: ({ url }) => window.location.assign(url) }));
  return (
    <>
      <ul aria-label={t('files')} className="flex flex-wrap gap-2 pt-2">
        {files.map(({ id, name, bytes }) => (
          <li key={id}>
            <button
              type="button"
              aria-label={t('download', { name })}
              className="flex items-center gap-1.5 rounded-md border border-line px-2 py-1 text-sm hover:bg-sunk"
              onClick={() => link.mutate({ caseId, fileId: id })}
            >
              <Paperclip aria-hidden className="size-3.5 text-ink-3" />
              <bdi>{name}</bdi>
              <span className="text-ink-3">{formatBytes(bytes)}</span>
            </button>
          </li>
        ))}
      </ul>
      {link.isError && <Alert className="mt-2">{errorText(link.error)}</Alert>}
    </>
  );
}
