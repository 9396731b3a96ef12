'use client';
import { X } from 'lucide-react';
import { useTranslations } from 'use-intl';
import type { LinkPreview } from '@parley/contract/message-extra';
import type { MessageView } from '@parley/contract/message-view';
import { usePreferences } from '@/lib/use-preferences';
import { IconButton } from '@/ui/icon-button';
import { safeHref } from '../markdown/safe-href.ts';
import { useFeed } from '../message/feed-context.ts';
import { canRemovePreview } from '../message/message-rights.ts';
import { useMessageAct } from '../message/use-message-act.ts';

/** What the linked pages say of themselves. Their words are a stranger's: drawn as text, beside the address that they come from. */
export function LinkPreviews({ message, previews }: { message: MessageView; previews: LinkPreview[] }) {
  const t = useTranslations('preview');
  const { linkPreviews } = usePreferences();
  if (!linkPreviews) return null;
  return (
    <ul aria-label={t('label')} className="mt-1.5 flex max-w-[520px] flex-col gap-1.5">
      {previews.map((preview) => (
        <Card key={preview.url} message={message} preview={preview} />
      ))}
    </ul>
  );
}

function Card({ message, preview }: { message: MessageView; preview: LinkPreview }) {
  const t = useTranslations('preview');
  const act = useMessageAct();
  const feed = useFeed();
  const href = safeHref(preview.url);
  if (!href) return null;
  const { hostname } = new URL(href);
  const { url, title, description, siteName, imageFileId } = preview;
  return (
    <li className="group/preview relative flex min-h-[76px] overflow-hidden rounded-lg border border-line bg-paper">
      <div className="min-w-0 flex-1 px-3 py-2.5 pe-9">
        <p className="truncate text-xs text-ink-3">
          {/* The address stands first: a name that is long, or looks like another address, cannot push it out of sight. */}
          <bdi>{hostname}</bdi>
          {siteName && <bdi> · {siteName}</bdi>}
        </p>
        <a
          dir="auto"
          href={href}
          target="_blank"
          rel="noopener noreferrer nofollow"
          title={href}
          className="line-clamp-2 font-semibold text-ink wrap-anywhere hover:underline"
        >
          {title}
        </a>
        {description && (
          <p dir="auto" className="line-clamp-2 text-sm text-ink-2 wrap-anywhere">
            {description}
          </p>
        )}
      </div>
      {imageFileId && <Picture fileId={imageFileId} />}
      {canRemovePreview(message, feed) && (
        <IconButton
          size="xs"
          label={t('remove', { site: hostname })}
          className="absolute end-1.5 top-1.5 border border-line bg-paper opacity-0 transition-opacity group-hover/preview:opacity-100 focus-visible:opacity-100 [@media(hover:none)]:opacity-100"
          onClick={() => act(({ message: procedures }) => procedures.removePreview.mutate({ messageId: message.id, url }))}
        >
          <X aria-hidden />
        </IconButton>
      )}
    </li>
  );
}

/** The box has its size before the picture has arrived, whatever the picture's own. */
function Picture({ fileId }: { fileId: string }) {
  return (
    <div className="w-[132px] shrink-0 self-stretch border-s border-line bg-sunk max-sm:w-[96px]">
      {/* oxlint-disable-next-line nextjs/no-img-element -- the files route checks access and already serves what is stored */}
      <img
        src={`/api/files/${fileId}?size=thumb`}
        alt=""
        width={132}
        height={76}
        loading="lazy"
        decoding="async"
        className="absolute inset-y-0 end-0 h-full w-[132px] object-cover max-sm:w-[96px]"
      />
    </div>
  );
}
