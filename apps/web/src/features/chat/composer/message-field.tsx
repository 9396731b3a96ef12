'use client';
import { useId, useState, type ClipboardEvent, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react';
import { usePreferences } from '@/lib/use-preferences';
import { late } from '@/ui/late';
import { lateComponent } from '@/ui/late-component';
import { loadEmojiNames } from '../emoji/emoji-shortcodes.ts';
import type { Named } from '../mention/mention-tokens.ts';
import type { CommandHelp } from './commands/command-list.ts';
import { namedBy, textOf } from './completion-option.ts';
import { continueLine } from './continue-line.ts';
import { findShortcode, isInCode } from './find-completion.ts';
import { formatFor } from './format-for-key.ts';
import { formatText, linkTo } from './format-text.ts';
import { GrowingTextField } from './growing-text-field.tsx';
import { replaceAll, replaceRange } from './replace-range.ts';
import { useCompletion } from './use-completion.ts';

/** Fetched when something with a form is pasted for the first time. */
export const fromHtml = late(() => import('./paste/markdown-from-html.ts'));
export const CompletionList = lateComponent(() => import('./completion-list.tsx').then((module) => module.CompletionList));

const mostHtml = 1_000_000;

type Props = {
  label: string;
  value: string;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  channelId: string;
  onChange: (text: string) => void;
  onPick: (named: Named) => void;
  onSubmit: () => void;
  onEscape?: () => void;
  onArrowUpWhenEmpty?: () => void;
  onPasteFiles?: (files: File[]) => void;
  onPasteText?: (text: string) => void;
  /** What `/` at the start may run; without them a slash is a slash. */
  commands?: () => CommandHelp[];
  describedBy?: string;
  isInvalid?: boolean;
  className?: string;
};

/** The text area in which messages are written and edited: Enter submits, `@`, `#` and `:` complete, Ctrl+B and its like format. */
export function MessageField(props: Props) {
  const { label, value, fieldRef, channelId, onChange, onPick, onSubmit, onEscape, onArrowUpWhenEmpty, onPasteFiles } = props;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const { enterSends } = usePreferences();
  const completion = useCompletion({ text: value, caret, channelId, commands: props.commands });

  const pick = (index: number) => {
    const option = completion.options[index];
    const field = fieldRef.current;
    if (!option || !field || !completion.at) return;
    const named = namedBy(option);
    if (named) onPick(named);
    replaceRange(field, { start: completion.at.start, end: completion.at.end, text: textOf(option) });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a character, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKey(event, pick)) return;
    const format = formatFor(event);
    const field = event.currentTarget;
    const selection = { text: value, start: field.selectionStart, end: field.selectionEnd };
    const isEnter = event.key === 'Enter' && !event.altKey;
    const submits = isEnter && !event.shiftKey && (enterSends || event.ctrlKey || event.metaKey);
    const continued = isEnter && !submits ? continueLine(selection) : null;
    if (format) {
      event.preventDefault();
      replaceAll(field, formatText(selection, format));
    } else if (continued) {
      event.preventDefault();
      replaceAll(field, continued);
    } else if (submits) {
      event.preventDefault();
      onSubmit();
    } else if (event.key === 'ArrowUp' && value === '' && onArrowUpWhenEmpty && !event.altKey) {
      event.preventDefault();
      onArrowUpWhenEmpty();
    } else if (event.key === 'Escape' && onEscape) {
      event.preventDefault();
      event.stopPropagation();
      onEscape();
    }
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const field = event.currentTarget;
    const linked = linkTo(
      { text: value, start: field.selectionStart, end: field.selectionEnd },
      event.clipboardData.getData('text/plain'),
    );
    if (linked) {
      event.preventDefault();
      return replaceAll(field, linked);
    }
    const plain = event.clipboardData.getData('text/plain');
    const html = plain === '' ? '' : event.clipboardData.getData('text/html');
    if (html !== '' && html.length < mostHtml && !isInCode(value.slice(0, field.selectionStart))) {
      event.preventDefault();
      return void fromHtml.fetch().then(() => {
        const text = fromHtml.peek()?.markdownFromHtml(html) ?? plain;
        replaceRange(field, { start: field.selectionStart, end: field.selectionEnd, text: text.replaceAll(/\r\n?/g, '\n') });
        props.onPasteText?.(text);
      });
    }
    props.onPasteText?.(plain);
    const files = [...event.clipboardData.files];
    // Office programs put a picture of the text beside the text; then the text is meant.
    if (!onPasteFiles || files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onPasteFiles(files);
  };

  /** `:tada:` becomes its emoji with the last colon, as soon as the names are there; a firm's own stays a name. */
  const finishShortcode = (field: HTMLTextAreaElement) => {
    const done = findShortcode(field.value, field.selectionStart);
    if (!done) return;
    void loadEmojiNames().then((names) => {
      const found = names.find((one) => one.names.includes(done.name));
      const caret = field.selectionStart;
      if (!found || field.value.slice(done.start, done.end).toLowerCase() !== `:${done.name}:`) return;
      replaceRange(field, { start: done.start, end: done.end, text: found.emoji });
      const moved = caret - (done.end - done.start) + found.emoji.length;
      field.setSelectionRange(moved, moved);
    });
  };

  const follow = (event: SyntheticEvent<HTMLTextAreaElement>) => setCaret(event.currentTarget.selectionStart);

  return (
    <div className="relative">
      {completion.options.length > 0 && (
        <CompletionList id={listId} options={completion.options} active={completion.active} onPick={pick} />
      )}
      <GrowingTextField
        ref={fieldRef}
        value={value}
        aria-label={label}
        placeholder={label}
        aria-autocomplete="list"
        aria-controls={completion.options.length > 0 ? listId : undefined}
        aria-activedescendant={completion.options.length > 0 ? `${listId}-${completion.active}` : undefined}
        aria-describedby={props.describedBy}
        aria-invalid={props.isInvalid || undefined}
        dir="auto"
        enterKeyHint="send"
        className={props.className}
        onChange={(event) => {
          onChange(event.currentTarget.value);
          follow(event);
          finishShortcode(event.currentTarget);
        }}
        onSelect={follow}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={completion.dismiss}
      />
    </div>
  );
}
