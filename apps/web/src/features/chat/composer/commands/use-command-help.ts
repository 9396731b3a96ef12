'use client';
import { useMemo } from 'react';
import { useTranslations } from 'use-intl';
import { useCan, useChannel } from '../../state/chat-client.tsx';
import { commandsHere, type CommandHelp, type CommandName } from './command-list.ts';

/** The commands that may be run in this channel, in words. */
export function useCommandHelp(channelId: string): CommandHelp[] {
  const t = useTranslations('composer');
  const mine = useChannel(channelId);
  const can = useCan();
  return useMemo(
    () =>
      commandsHere({ mine, can }).map(({ name, takes }) => ({
        name: name as CommandName,
        args: takes ? t(`commandArgs.${name}`) : '',
        does: t(`commandDoes.${name}`),
      })),
    [mine, can, t],
  );
}
