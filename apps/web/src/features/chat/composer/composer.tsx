'use client';
import { ArrowUp, ChartBar } from 'lucide-react';
import { useEffect, useId, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { openDialog } from '../shell/open-dialog.ts';
import { useChatClient, useDraft, useWorkspace } from '../state/chat-client.tsx';
import { AttachmentTray } from '../upload/attachment-tray.tsx';
import { addFiles, takeFiles, useAttachments } from '../upload/attachments-store.ts';
import { VoiceButton } from '../upload/voice-button.tsx';
import { useFileDrop } from '../upload/use-file-drop.ts';
import { FormattingBar } from './formatting-bar.tsx';
import { MessageField } from './message-field.tsx';
import { RoomNote } from './room-note.tsx';
import { useMessageText } from './use-message-text.ts';

type Props = {
  channelId: string;
  parentId?: string;
  label: string;
  /** Where files may be dropped: the whole pane, not only the field. */
  dropRef: RefObject<HTMLElement | null>;
  isNarrow?: boolean;
  takesFocus: boolean;
  onSent?: () => void;
  onEditLast?: () => void;
  /** Sends a reply to the channel as well. */
  broadcast?: boolean;
  /** Stands below the field: what else is to happen on sending. */
  choices?: ReactNode;
};

export function Composer({
  channelId,
  parentId,
  label,
  dropRef,
  isNarrow,
  takesFocus,
  onSent,
  onEditLast,
  broadcast,
  choices,
}: Props) {
  const draftKey = parentId ?? channelId;
  const client = useChatClient();
  const { slug } = useWorkspace();
  const [draft, setDraft] = useDraft(draftKey);
  const { text, change, pickPerson, toBody, room } = useMessageText(draft, setDraft);
  const attachments = useAttachments(draftKey);
  const t = useTranslations('composer');
  const tf = useTranslations('files');
  const tm = useTranslations('message');
  const [fileNote, setFileNote] = useState<string | null>(null);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const add = (files: File[]) => {
    const left = addFiles(draftKey, slug, files);
    setFileNote(left > 0 ? tf('leftOut', { count: left, most: limits.filesPerMessage }) : null);
    fieldRef.current?.focus();
  };
  const isDropping = useFileDrop(dropRef, add);

  // The cursor stands ready where there is a keyboard; a phone's would cover half of the messages.
  useEffect(() => {
    if (takesFocus && window.matchMedia('(hover: hover)').matches) fieldRef.current?.focus({ preventScroll: true });
  }, [takesFocus]);

  const isReady = (text.trim() !== '' || attachments.length > 0) && attachments.every(({ state }) => state === 'done') && room >= 0;
  const send = () => {
    if (!isReady) return;
    client.send({
      channelId,
      parentId,
      body: toBody(text.trim()),
      files: takeFiles(draftKey),
      ...(broadcast ? { broadcast } : {}),
    });
    change('');
    setFileNote(null);
    onSent?.();
  };

  return (
    <div
      data-region="composer"
      className={cn(
        'relative rounded-xl border border-line-strong bg-paper shadow-float transition-colors focus-within:border-control',
        isNarrow ? 'mx-4 mb-[18px]' : 'mx-[22px] mb-[18px] max-[719px]:mx-3 max-[719px]:mb-2',
        isDropping && 'border-accent',
      )}
    >
      {isDropping && (
        <p className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-xl bg-accent-soft font-medium text-accent-text">
          {t('drop')}
        </p>
      )}
      <MessageField
        label={label}
        value={text}
        fieldRef={fieldRef}
        channelId={channelId}
        onChange={(next) => {
          change(next);
          if (next.trim()) client.typing(channelId);
        }}
        onPickPerson={pickPerson}
        onSubmit={send}
        onArrowUpWhenEmpty={onEditLast}
        onPasteFiles={add}
        describedBy={noteId}
        isInvalid={room < 0}
        className="px-4 pt-[13px] pb-2"
      />
      <AttachmentTray draftKey={draftKey} attachments={attachments} />
      {choices && <div className="px-4 pb-2">{choices}</div>}
      <div className="flex items-center gap-1 pe-2 pb-2 ps-2.5">
        <FormattingBar fieldRef={fieldRef} isNarrow={isNarrow} onFiles={add} />
        <VoiceButton draftKey={draftKey} />
        {!parentId && (
          <IconButton label={tm('newPoll')} size="sm" onClick={() => openDialog({ kind: 'newPoll', channelId })}>
            <ChartBar aria-hidden strokeWidth={1.6} />
          </IconButton>
        )}
        <div id={noteId} className="ms-auto flex flex-col items-end px-2">
          <RoomNote id={`${noteId}-room`} room={room} />
          {fileNote && (
            <p role="alert" className="text-xs text-amber-text">
              {fileNote}
            </p>
          )}
        </div>
        <IconButton label={t('send')} keys="Enter" variant="primary" className="w-9" disabled={!isReady} onClick={send}>
          <ArrowUp aria-hidden strokeWidth={2} />
        </IconButton>
      </div>
    </div>
  );
}
