'use client';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ImagePlus } from 'lucide-react';
import { useEffect, useRef, useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { limits } from '@parley/contract/limits';
import { useTRPC } from '@/lib/trpc';
import { Button } from '@/ui/button';
import { TextField } from '@/ui/text-field';
import { refusalText } from '../shell/refusal-text.ts';
import { nameFrom, toBase64 } from './read-picture.ts';

const rule = /^[a-z0-9][a-z0-9_-]{1,30}$/;
const types = 'image/png,image/jpeg,image/gif,image/webp';

/** Takes a picture and its name. Both stay where they are while they are refused. */
export function AddEmojiForm() {
  const t = useTranslations('emoji');
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const input = useRef<HTMLInputElement>(null);
  const [picture, setPicture] = useState<{ file: File; src: string } | null>(null);
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<{ about: 'name' | 'picture'; text: string }>();
  const add = useMutation({
    ...trpc.emoji.add.mutationOptions(),
    onSuccess: () => {
      setPicture(null);
      setName('');
      setProblem(undefined);
      return queryClient.invalidateQueries(trpc.emoji.pathFilter());
    },
    onError: (error) => setProblem({ about: 'name', text: refusalText(error) }),
  });
  // What is shown of a picked file is kept by the browser until it is let go.
  useEffect(() => () => URL.revokeObjectURL(picture?.src ?? ''), [picture]);

  const choose = (file: File | undefined) => {
    if (!file) return;
    if (file.size > limits.emojiPictureBytes)
      return setProblem({ about: 'picture', text: t('tooLarge', { most: limits.emojiPictureBytes / 1024 }) });
    setProblem(undefined);
    setPicture({ file, src: URL.createObjectURL(file) });
    if (name === '') setName(nameFrom(file.name));
  };
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (!picture) return setProblem({ about: 'picture', text: t('choosePictureFirst') });
    if (!rule.test(name)) return setProblem({ about: 'name', text: t('nameRule') });
    add.mutate({ name, picture: await toBase64(picture.file) });
  };

  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <div className="flex items-start gap-4">
        <button
          type="button"
          aria-label={picture ? t('changePicture') : t('choosePicture')}
          className="grid size-[72px] shrink-0 place-items-center rounded-xl border border-dashed border-control bg-desk text-ink-2 hover:border-line-strong hover:text-ink"
          onClick={() => input.current?.click()}
        >
          {picture ? (
            <img src={picture.src} alt="" className="size-14 object-contain" />
          ) : (
            <ImagePlus aria-hidden className="size-5" strokeWidth={1.6} />
          )}
        </button>
        <input
          ref={input}
          type="file"
          accept={types}
          hidden
          aria-label={t('picture')}
          onChange={(event) => {
            choose(event.currentTarget.files?.[0]);
            event.currentTarget.value = '';
          }}
        />
        <TextField
          className="min-w-0 flex-1"
          label={t('name')}
          dir="ltr"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={33}
          hint={t('nameHint')}
          error={problem?.about === 'name' ? problem.text : undefined}
          value={name}
          onChange={(event) => setName(event.currentTarget.value.toLowerCase().replace(/^:|:$/g, '').replaceAll(' ', '_'))}
        />
      </div>
      {problem?.about === 'picture' && (
        <p role="alert" className="pt-2 text-sm text-red-text">
          {problem.text}
        </p>
      )}
      <div className="flex justify-end pt-3">
        <Button type="submit" variant="primary" pending={add.isPending}>
          {t('add')}
        </Button>
      </div>
    </form>
  );
}
