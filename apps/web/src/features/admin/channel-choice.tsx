'use client';
import { useId } from 'react';
import { useTranslations } from 'use-intl';
import { useBootstrap } from '@/lib/use-bootstrap';
import { Checkbox } from '@/ui/checkbox';

type Props = { forGuests: boolean; error: string | undefined; chosen: string[]; onChange: (channelIds: string[]) => void };

/** Which of my own named channels the invited people join. */
export function ChannelChoice({ forGuests, error, chosen, onChange }: Props) {
  const t = useTranslations('admin.invite');
  const id = useId();
  const { data } = useBootstrap();
  const named = (data?.channels ?? []).flatMap(({ channel, isMember }) =>
    channel.name && isMember && !channel.isArchived && (forGuests || channel.name !== 'general')
      ? [{ id: channel.id, name: channel.name }]
      : [],
  );
  const hint = forGuests ? t('channelsForGuests') : t('channelsForMembers');
  const set = (channelId: string, isOn: boolean) =>
    onChange(isOn ? [...chosen, channelId] : chosen.filter((other) => other !== channelId));
  if (named.length === 0) return null;
  return (
    <fieldset aria-describedby={`${id}-hint`}>
      <legend className="pb-1.5 text-sm font-medium">{t('channels')}</legend>
      <div className="grid max-h-36 gap-1.5 overflow-y-auto rounded-lg border border-line p-3 sm:grid-cols-2">
        {named.map((channel) => (
          <Checkbox
            key={channel.id}
            label={
              <span className="font-normal">
                <bdi>#{channel.name}</bdi>
              </span>
            }
            checked={chosen.includes(channel.id)}
            onCheckedChange={(isOn) => set(channel.id, isOn)}
          />
        ))}
      </div>
      <p id={`${id}-hint`} className={error ? 'pt-1.5 text-sm font-medium text-red-text' : 'pt-1.5 text-sm text-ink-3'}>
        {error ?? hint}
      </p>
    </fieldset>
  );
}
