'use client';
import { useId, useState, type ClipboardEvent, type KeyboardEvent, type RefObject, type SyntheticEvent } from 'react';
import type { Mentionable } from '../mention/mention-tokens.ts';
import { CompletionList } from './completion-list.tsx';
import { GrowingTextField } from './growing-text-field.tsx';
import { replaceAll, replaceRange } from './replace-range.ts';
import { useCompletion } from './use-completion.ts';
import { markFor } from './mark-for-key.ts';
import { wrapSelection } from './wrap-selection.ts';

type Props = {
  label: string;
  value: string;
  fieldRef: RefObject<HTMLTextAreaElement | null>;
  channelId: string;
  onChange: (text: string) => void;
  onPickPerson: (person: Mentionable) => void;
  onSubmit: () => void;
  onEscape?: () => void;
  onArrowUpWhenEmpty?: () => void;
  onPasteFiles?: (files: File[]) => void;
  describedBy?: string;
  isInvalid?: boolean;
  className?: string;
};

/** The text area in which messages are written and edited: Enter submits, `@` and `:` complete, Ctrl+B and its like mark. */
export function MessageField(props: Props) {
  const { label, value, fieldRef, channelId, onChange, onPickPerson, onSubmit, onEscape, onArrowUpWhenEmpty, onPasteFiles } = props;
  const listId = useId();
  const [caret, setCaret] = useState(0);
  const completion = useCompletion({ text: value, caret, channelId });

  const pick = (index: number) => {
    const option = completion.options[index];
    const field = fieldRef.current;
    if (!option || !field || !completion.at) return;
    if (option.kind === 'person') onPickPerson(option.person);
    replaceRange(field, {
      start: completion.at.start,
      end: completion.at.end,
      text: option.kind === 'person' ? `@${option.person.name} ` : `${option.emoji} `,
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // While an input method composes a character, Enter and the arrows belong to it.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (completion.onKey(event, pick)) return;
    const mark = markFor(event);
    const field = event.currentTarget;
    if (mark) {
      event.preventDefault();
      replaceAll(field, wrapSelection({ text: value, start: field.selectionStart, end: field.selectionEnd }, mark));
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey && !event.ctrlKey && !event.metaKey) {
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
    const files = [...event.clipboardData.files];
    // Office programs put a picture of the text beside the text; then the text is meant.
    if (!onPasteFiles || files.length === 0 || event.clipboardData.types.includes('text/plain')) return;
    event.preventDefault();
    onPasteFiles(files);
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
        }}
        onSelect={follow}
        onKeyDown={onKeyDown}
        onPaste={onPaste}
        onBlur={completion.dismiss}
      />
    </div>
  );
}
