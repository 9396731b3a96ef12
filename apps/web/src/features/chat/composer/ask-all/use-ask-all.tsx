'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { useChannel } from '../../state/chat-client.tsx';
import { mentionsAll } from './mentions-all.ts';

const AskAllDialog = dynamic(() => import('./ask-all-dialog.tsx').then((part) => part.AskAllDialog));

type Asked = { all: 'channel' | 'here'; answer: (goesOn: boolean) => void };

/** Asks before a text reaches everybody at once. `needs` says whether it would; `ask` answers whether it is to go on. */
export function useAskAll(channelId: string): {
  needs: (body: string) => boolean;
  ask: (body: string) => Promise<boolean>;
  dialog: ReactNode;
} {
  const isDirect = useChannel(channelId)?.channel.kind === 'direct';
  const [asked, setAsked] = useState<Asked | null>(null);
  const calls = (body: string) => (isDirect ? null : mentionsAll(body));
  const answer = (goesOn: boolean) => {
    setAsked(null);
    asked?.answer(goesOn);
  };
  return {
    needs: (body) => calls(body) !== null,
    ask: (body) => {
      const all = calls(body);
      return all ? new Promise((resolve) => setAsked({ all, answer: resolve })) : Promise.resolve(true);
    },
    dialog: asked && <AskAllDialog channelId={channelId} all={asked.all} onAnswer={answer} />,
  };
}
