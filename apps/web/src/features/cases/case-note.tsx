'use client';
import type { CaseMessage } from '@parley/contract/case';
import { limits } from '@parley/contract/limits';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/ui/button';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';

type Props = { mark: CaseMessage['mark']; onSave: (given: { tags: string[]; note: string }) => void };

/** Tags, apart by commas, and a note, for whoever works on the case. */
export function CaseNote({ mark, onSave }: Props) {
  const t = useTranslations('cases');
  const [tags, setTags] = useState(mark?.tags.join(', ') ?? '');
  const [note, setNote] = useState(mark?.note ?? '');
  const save = (event: FormEvent) => {
    event.preventDefault();
    const each = tags.split(/[,،、]/).map((tag) => tag.trim().slice(0, limits.caseTag));
    onSave({ tags: [...new Set(each.filter(Boolean))].slice(0, limits.caseTags), note: note.trim() });
  };
  return (
    <form onSubmit={save} className="grid gap-3 pt-3">
      <TextField
        label={t('tags')}
        hint={t('tagsHint')}
        dir="auto"
        autoComplete="off"
        value={tags}
        onChange={(event) => setTags(event.currentTarget.value)}
      />
      <TextArea
        label={t('note')}
        rows={2}
        dir="auto"
        maxLength={limits.caseNote}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div>
        <Button size="sm" type="submit" variant="primary">
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
