'use client';
import { useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { formatFull } from '@/lib/format-time';
import { useTRPCClient } from '@/lib/trpc';
import { showToast } from '@/ui/toast';
import { useSaving } from '../../saved/use-saving.ts';
import { refusalText } from '../../shell/refusal-text.ts';
import { useChannel, useChatClient, useChatStore, useMe, usePresence, useWorkspace } from '../../state/chat-client.tsx';
import { withOverlays } from '../../state/optimistic.ts';
import { hereZone } from '../scheduled/here-zone.ts';
import { readCommand } from './read-command.ts';
import type { MomentKey } from './read-moment.ts';
import { useCommandHelp } from './use-command-help.ts';

type Place = { channelId: string; parentId?: string };
type Field = { toBody: (visible: string) => string; onDone: () => void; onSend: (text: string) => void; openSnippet: () => void };

/**
 * Runs what begins with a slash. `take` answers whether the text was a command; it stays in the field, with a note beside it,
 * until it has been carried out.
 */
export function useCommands({ channelId, parentId }: Place, { toBody, onDone, onSend, openSnippet }: Field) {
  const t = useTranslations('composer');
  const ts = useTranslations('saved');
  const locale = useLocale();
  const saving = useSaving();
  const client = useChatClient();
  const store = useChatStore();
  const procedures = useTRPCClient();
  const { slug } = useWorkspace();
  const mine = useChannel(channelId);
  const presence = usePresence(useMe().id);
  const help = useCommandHelp(channelId);
  const [note, setNote] = useState<string | null>(null);
  const isRunning = useRef(false);

  const run = async (command: { name: string; rest: string }, body: string): Promise<void> => {
    const known = help().find(({ name }) => name === command.name);
    if (!known || !mine) return setNote(t('commandUnknown', { name: command.name }));
    const [{ runCommand }, { readMoment }] = await Promise.all([import('./run-command.ts'), import('./read-moment.ts')]);
    const { windows, overlays } = store.getState();
    const newest = withOverlays(windows[channelId]?.items ?? [], overlays).findLast(({ deletedAt }) => deletedAt === null);
    const wordsOf = (key: MomentKey) => t(`momentWords.${key}`);
    const context = {
      ...{ client, procedures, slug, mine, parentId, presence, newest, openSnippet },
      readMoment: (text: string) => readMoment(text, { now: new Date(), zone: hereZone(), locale, wordsOf }),
      remind: (messageId: string, at: Date) =>
        saving.remind(messageId, at, ts('willRemind', { when: formatFull(at.toISOString()) })),
    };
    const result = await runCommand(known.name, { rest: command.rest, body }, context);
    if (result.kind === 'note') return setNote(t(result.key, { name: known.name, args: known.args }));
    setNote(null);
    if (result.kind === 'send') return onSend(result.text);
    if (result.kind === 'told') showToast({ title: t(result.key) });
    onDone();
  };

  const take = (text: string): boolean => {
    const command = readCommand(text);
    if (!command) return false;
    if (isRunning.current) return true;
    isRunning.current = true;
    run(command, toBody(command.rest))
      .catch((error: unknown) => setNote(refusalText(error)))
      .finally(() => {
        isRunning.current = false;
      });
    return true;
  };

  return { help, take, note, clearNote: () => setNote(null) };
}
