'use client';
import { useCallback } from 'react';
import { useTranslations } from 'use-intl';
import { useCan, useChannel } from '../../state/chat-client.tsx';
import { commandsHere, type CommandHelp, type CommandName } from './command-list.ts';

/** The commands that may be run in this channel, put into words when somebody asks for them. */
export function useCommandHelp(channelId: string): () => CommandHelp[] {
  const t = useTranslations('composer');
  const mine = useChannel(channelId);
  const can = useCan();
  return useCallback(
    () =>
      commandsHere({ mine, can }).map(({ name, takes }) => ({
        name: name as CommandName,
        args: takes ? t(`commandArgs.${name}`) : '',
        does: t(`commandDoes.${name}`),
      })),
    [mine, can, t],
  );
}
