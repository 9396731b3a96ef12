'use client';
import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { Button } from '@/ui/button';
import { Checkbox } from '@/ui/checkbox';
import { Dialog, DialogActions, DialogClose } from '@/ui/dialog';
import { IconButton } from '@/ui/icon-button';
import { TextField } from '@/ui/text-field';
import { closeDialog } from '../shell/open-dialog.ts';
import { useChatClient } from '../state/chat-client.tsx';

type Props = {
  channelId: string;
  parentId?: string | undefined;
  /** What it begins with, where it was written before. */
  question?: string | undefined;
  options?: string[] | undefined;
  severalAllowed?: boolean | undefined;
};

/** Asks for a question and its answers, and sends them as a message. */
export function NewPollDialog({ channelId, parentId, question: begun = '', options = ['', ''], severalAllowed = false }: Props) {
  const t = useTranslations('message');
  const client = useChatClient();
  const [question, setQuestion] = useState(begun);
  const [answers, setAnswers] = useState(options);
  const [isMultiple, setIsMultiple] = useState(severalAllowed);
  const [isTried, setIsTried] = useState(false);
  const given = answers.map((answer) => answer.trim()).filter(Boolean);
  const send = () => {
    setIsTried(true);
    if (question.trim() === '' || given.length < 2) return;
    closeDialog();
    client.send({
      channelId,
      ...(parentId ? { parentId } : {}),
      body: '',
      extra: { poll: { question: question.trim(), options: given, isMultiple } },
    });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && closeDialog()} title={t('newPoll')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <TextField
          label={t('question')}
          dir="auto"
          maxLength={limits.pollQuestion}
          value={question}
          error={isTried && question.trim() === '' ? t('enterQuestion') : undefined}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        <div className="flex flex-col gap-2 pt-4">
          {answers.map((answer, index) => (
            <div key={index} className="flex items-end gap-1.5">
              <TextField
                className="min-w-0 flex-1"
                label={t('answerNumber', { number: index + 1 })}
                dir="auto"
                maxLength={limits.pollOption}
                value={answer}
                error={isTried && given.length < 2 && index === 1 ? t('giveTwoAnswers') : undefined}
                onChange={(event) => setAnswers(answers.with(index, event.currentTarget.value))}
              />
              {answers.length > 2 && (
                <IconButton
                  label={t('removeAnswer', { number: index + 1 })}
                  onClick={() => setAnswers(answers.toSpliced(index, 1))}
                >
                  <X aria-hidden />
                </IconButton>
              )}
            </div>
          ))}
        </div>
        {answers.length < limits.pollOptions && (
          <Button size="sm" variant="quiet" className="mt-2" onClick={() => setAnswers([...answers, ''])}>
            <Plus aria-hidden className="size-4" />
            {t('addAnswer')}
          </Button>
        )}
        <div className="pt-4">
          <Checkbox label={t('allowSeveral')} checked={isMultiple} onCheckedChange={setIsMultiple} />
        </div>
        <DialogActions>
          <DialogClose render={<Button>{t('cancel')}</Button>} />
          <Button type="submit" variant="primary">
            {t('sendPoll')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
