'use client';
import { ChartBar } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { cn } from '@/ui/cn';
import { IconButton } from '@/ui/icon-button';
import { lateComponent } from '@/ui/late-component';
import { openDialog } from '../shell/open-dialog.ts';
import { useChatClient, useDraft, useWorkspace } from '../state/chat-client.tsx';
import { addFiles, useAttachments } from '../upload/attachments-store.ts';
import { VoiceButton } from '../upload/voice-button.tsx';
import { useIsWaiting } from '../upload/send-when-there.ts';
import { useFileDrop } from '../upload/use-file-drop.ts';
import { useAskAll } from './ask-all/use-ask-all.tsx';
import { useCommands } from './commands/use-commands.ts';
import { DraftOthers } from './drafts/draft-others.tsx';
import { EnterHint } from './enter-hint.tsx';
import { FormatButtons } from './format-buttons.tsx';
import { FormattingBar } from './formatting-bar.tsx';
import { MessageField } from './message-field.tsx';
import { RoomNote } from './room-note.tsx';
import { AckStrip } from './scheduled/ack-strip.tsx';
import { SendButtons } from './scheduled/send-buttons.tsx';
import { useSnippets } from './snippet/use-snippets.tsx';
import { UndoLine } from './undo/undo-line.tsx';
import { useUndo } from './undo/use-undo.ts';
import { useMessageText } from './use-message-text.ts';
import { useReadyCursor } from './use-ready-cursor.ts';
import { useSending } from './use-sending.ts';

const PreviewStrip = lateComponent(() => import('./preview-strip.tsx').then((module) => module.PreviewStrip));
const LabelLine = lateComponent(() => import('../label/label-line.tsx').then((module) => module.LabelLine));
const WaitingStrip = lateComponent(() => import('./waiting-strip.tsx').then((module) => module.WaitingStrip));
const AttachmentTray = lateComponent(() => import('../upload/attachment-tray.tsx').then((module) => module.AttachmentTray));

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
  const [draft, setDraft] = useDraft({ channelId, parentId });
  const { text, change, pick, toBody, room } = useMessageText(draft, setDraft);
  const attachments = useAttachments(draftKey);
  const isWaiting = useIsWaiting(draftKey);
  const t = useTranslations('composer');
  const tf = useTranslations('files');
  const tm = useTranslations('message');
  const [isFormatting, setIsFormatting] = useState(false);
  const [fileNote, setFileNote] = useState<string | null>(null);
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const add = (files: File[]) => {
    const left = addFiles(draftKey, slug, files);
    setFileNote(left > 0 ? tf('leftOut', { count: left, most: limits.filesPerMessage }) : null);
    fieldRef.current?.focus();
  };
  const isDropping = useFileDrop(dropRef, add);

  useReadyCursor(fieldRef, takesFocus);

  const place = { channelId, ...(parentId ? { parentId } : {}) };
  const {
    isFit,
    isReady,
    send,
    schedule,
    ack,
    label: chosen,
    previews,
  } = useSending({ place, text, toBody, room, broadcast }, () => {
    change('');
    setFileNote(null);
    onSent?.();
  });
  const askAll = useAskAll(channelId);
  const snippets = useSnippets(place, { text, change, onFiles: add });
  const sendAsked = async (words = text) => {
    if (!isFit) return;
    if (!askAll.needs(toBody(words)) || (await askAll.ask(toBody(words)))) send(words);
  };
  const commands = useCommands(place, {
    toBody,
    onDone: () => change(''),
    onSend: (words) => void sendAsked(words),
    openSnippet: snippets.openEmpty,
  });
  const submit = () => {
    if (isFit && !isWaiting && (attachments.length > 0 || !commands.take(text))) void sendAsked();
  };
  const scheduleAsked = async (at: Date) => (await askAll.ask(toBody(text))) && schedule(at);
  const undo = useUndo(place);
  const undoByKey = (event: KeyboardEvent) => {
    if (!undo || text !== '' || event.key.toLowerCase() !== 'z' || !(event.ctrlKey || event.metaKey) || event.shiftKey) return;
    event.preventDefault();
    undo.undo();
  };

  return (
    <div
      data-region="composer"
      onKeyDown={undoByKey}
      className={cn(
        'relative rounded-xl border border-line-strong short:mb-1 bg-paper shadow-float transition-colors focus-within:border-control',
        isNarrow ? 'mx-4 mb-[18px]' : 'mx-[22px] mb-[18px] max-[719px]:mx-3 max-[719px]:mb-2',
        isDropping && 'border-accent',
      )}
    >
      {isDropping && (
        <p className="pointer-events-none absolute inset-0 z-10 grid place-items-center rounded-xl bg-accent-soft font-medium text-accent-text">
          {t('drop')}
        </p>
      )}
      <DraftOthers draftKey={draftKey} />
      <MessageField
        label={label}
        value={text}
        fieldRef={fieldRef}
        channelId={channelId}
        onChange={(next) => {
          change(next);
          commands.clearNote();
          if (next.trim()) client.typing(channelId);
        }}
        onPick={pick}
        commands={commands.help}
        onSubmit={submit}
        onArrowUpWhenEmpty={onEditLast}
        onPasteFiles={add}
        onPasteText={snippets.onPasteText}
        describedBy={noteId}
        isInvalid={room < 0}
        className="px-4 pt-[13px] pb-2"
      />
      {snippets.offer}
      {commands.note && (
        <p role="alert" className="px-4 pb-2 text-sm text-amber-text" dir="auto">
          {commands.note}
        </p>
      )}
      {attachments.length > 0 && <AttachmentTray draftKey={draftKey} attachments={attachments} />}
      {isWaiting && <WaitingStrip draftKey={draftKey} />}
      {text.includes('://') && <PreviewStrip text={text} {...previews} />}
      {chosen.id && <LabelLine labelId={chosen.id} onOff={() => chosen.onChange(null)} />}
      {ack.isAsked && <AckStrip onOff={() => ack.onChange(false)} />}
      {choices && <div className="px-4 pb-2">{choices}</div>}
      {isFormatting && (
        <div className="@container">
          <div className="overflow-x-auto px-2 pb-1 @min-[620px]:hidden">
            <FormatButtons fieldRef={fieldRef} />
          </div>
        </div>
      )}
      <div className="@container">
        <div className="flex items-center gap-1 pe-2 pb-2 ps-2.5">
          <FormattingBar fieldRef={fieldRef} onFiles={add} isOpen={isFormatting} onOpenChange={setIsFormatting} />
          <VoiceButton draftKey={draftKey} />
          {!parentId && (
            <IconButton
              label={tm('newPoll')}
              size="sm"
              className="pointer-coarse:size-10"
              onClick={() => openDialog({ kind: 'newPoll', channelId })}
            >
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
          {text !== '' && <EnterHint />}
          {undo && text === '' && <UndoLine sendAt={undo.sendAt} onUndo={undo.undo} />}
          <SendButtons
            channelId={channelId}
            isFit={isFit && !isWaiting}
            isReady={isReady}
            onSend={submit}
            onSchedule={scheduleAsked}
            ack={ack}
            label={chosen}
          />
        </div>
      </div>
      {askAll.dialog}
      {snippets.dialog}
    </div>
  );
}
