'use client';
import { ArrowUp, ChevronDown } from 'lucide-react';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { usePreferences, useSetPreferences } from '@/lib/use-preferences';
import { IconButton } from '@/ui/icon-button';
import { Menu, MenuCheck, MenuSeparator } from '@/ui/menu';
import type { LabelChoice } from '../../label/label-item.tsx';
import { modKey } from '../../shortcuts/platform.ts';

const SendTimes = dynamic(() => import('./send-times-items.tsx').then((part) => part.SendTimes));
const LabelItem = dynamic(() => import('../../label/label-item.tsx').then((part) => part.LabelItem));
const ScheduleDialog = dynamic(() => import('./schedule-dialog.tsx').then((part) => part.ScheduleDialog));

type Props = {
  channelId: string;
  isFit: boolean;
  /** Its files are there, so that it can also be given a time. */
  isReady: boolean;
  onSend: () => void;
  /** Answers whether it was scheduled. */
  onSchedule: (at: Date) => Promise<boolean>;
  ack: { isAsked: boolean; onChange: (isAsked: boolean) => void };
  label: LabelChoice;
};

/** Send, and beside it: when, and how. */
export function SendButtons({ channelId, isFit, isReady, onSend, onSchedule, ack, label }: Props) {
  const t = useTranslations('composer');
  const td = useTranslations('drafts');
  const { enterSends } = usePreferences();
  const [isOpen, setIsOpen] = useState(false);
  const [isAsking, setIsAsking] = useState(false);
  const side = isFit
    ? 'bg-accent text-accent-ink hover:bg-accent-strong hover:text-accent-ink data-popup-open:bg-accent-strong'
    : 'bg-sunk';
  return (
    <div className="flex shrink-0 items-stretch gap-px">
      <IconButton
        label={t('send')}
        keys={enterSends ? 'Enter' : `${modKey()} Enter`}
        variant="primary"
        className="w-9 rounded-e-none"
        disabled={!isFit}
        onClick={onSend}
      >
        <ArrowUp aria-hidden strokeWidth={2} />
      </IconButton>
      <Menu
        label={td('sendOptions')}
        side="top"
        open={isOpen}
        onOpenChange={setIsOpen}
        className="min-w-60"
        trigger={
          <IconButton label={td('sendOptions')} className={`w-6 rounded-s-none ${side}`}>
            <ChevronDown aria-hidden strokeWidth={2} />
          </IconButton>
        }
      >
        <SendTimes
          channelId={channelId}
          isDisabled={!isReady}
          onChoose={(at) => void onSchedule(at)}
          onAsk={() => setIsAsking(true)}
        />
        <MenuSeparator />
        <MenuCheck checked={ack.isAsked} closeOnClick onCheckedChange={ack.onChange}>
          {td('askAck')}
        </MenuCheck>
        <LabelItem channelId={channelId} label={label} />
        <EnterSends />
      </Menu>
      {isAsking && (
        <ScheduleDialog
          title={td('sendLater')}
          submit={td('schedule')}
          onClose={() => setIsAsking(false)}
          onSubmit={({ at }) => onSchedule(at)}
        />
      )}
    </div>
  );
}

/** Made when the menu opens, and not with each channel. */
function EnterSends() {
  const t = useTranslations('drafts');
  const { enterSends } = usePreferences();
  const setPreferences = useSetPreferences();
  return (
    <MenuCheck checked={enterSends} onCheckedChange={(on) => setPreferences.mutate({ enterSends: on })}>
      {t('enterSends')}
    </MenuCheck>
  );
}
