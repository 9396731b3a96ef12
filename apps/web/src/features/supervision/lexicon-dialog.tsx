'use client';
import { limits } from '@parley/contract/limits';
import { lexiconInput, type LexiconView } from '@parley/contract/supervision';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { useTRPC, useTRPCClient } from '@/lib/trpc';
import { useCreateOrChange } from '@/lib/use-create-or-change';
import { FormDialog } from '@/ui/form-dialog';
import { TextArea } from '@/ui/text-area';
import { TextField } from '@/ui/text-field';

const linesOf = (text: string) => [...new Set(text.split('\n').map((line) => line.trim()))].filter(Boolean);

/** Makes a word list, or a new version of the one that is given. */
export function LexiconDialog({ lexicon, onClose }: { lexicon: LexiconView | null; onClose: () => void }) {
  const t = useTranslations('supervision');
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  const [name, setName] = useState(lexicon?.name ?? '');
  const [phrases, setPhrases] = useState(lexicon?.phrases.join('\n') ?? '');
  const [exceptions, setExceptions] = useState(lexicon?.exceptions.join('\n') ?? '');
  const [wrong, setWrong] = useState<string | null>(null);
  const saving = useCreateOrChange({
    existing: lexicon,
    create: client.supervision.createLexicon.mutate,
    change: client.supervision.changeLexicon.mutate,
    refresh: () => queryClient.invalidateQueries(trpc.supervision.pathFilter()),
    onClose,
  });
  const save = () => {
    const read = lexiconInput.safeParse({ name, phrases: linesOf(phrases), exceptions: linesOf(exceptions) });
    if (!read.success) return setWrong(errorText({ code: 'INVALID', message: read.error.issues[0]?.message ?? '' }));
    setWrong(null);
    saving.save(read.data);
  };
  return (
    <FormDialog
      title={t(lexicon ? 'changeLexicon' : 'newLexicon')}
      onClose={onClose}
      onSave={save}
      isSaving={saving.isPending}
      words={{ save: t(lexicon ? 'save' : 'create'), cancel: t('cancel'), notSaved: t('notSaved') }}
      problem={wrong ?? (saving.error ? errorText(saving.error) : undefined)}
    >
      <TextField
        label={t('lexiconName')}
        autoFocus
        autoComplete="off"
        dir="auto"
        maxLength={limits.boundaryRuleName}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextArea
        label={t('phrases')}
        hint={t('phrasesHint')}
        rows={7}
        dir="auto"
        value={phrases}
        onChange={(event) => setPhrases(event.currentTarget.value)}
      />
      <TextArea
        label={t('exceptions')}
        hint={t('exceptionsHint')}
        rows={3}
        dir="auto"
        value={exceptions}
        onChange={(event) => setExceptions(event.currentTarget.value)}
      />
      <p className="text-sm text-pretty text-ink-3">{t('seenThrough')}</p>
      {lexicon && lexicon.usedBy > 0 && (
        <p className="text-sm text-pretty text-ink-2">{t('lexiconInUse', { count: lexicon.usedBy })}</p>
      )}
    </FormDialog>
  );
}
