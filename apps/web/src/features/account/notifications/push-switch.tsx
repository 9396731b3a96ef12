'use client';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { errorText } from '@/lib/error-text';
import { Alert, Banner } from '@/ui/banner';
import { Button } from '@/ui/button';
import { Skeleton } from '@/ui/skeleton';
import { usePushDevice } from './use-push-device.ts';

/** Whether this device rings, said as it is: on, off, refused by the browser, or not possible here. */
export function PushSwitch() {
  const t = useTranslations('preferences');
  const { state, turnOn, turnOff } = usePushDevice();
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);
  const act = (work: () => Promise<unknown>) => {
    setError(null);
    setIsBusy(true);
    void work()
      .catch(setError)
      .finally(() => setIsBusy(false));
  };
  if (state === 'loading') return <Skeleton className="h-14 rounded-lg" />;
  if (state === 'denied') return <Banner tone="amber">{t('pushDenied')}</Banner>;
  if (state === 'unsupported') return <Banner>{t('pushUnsupported')}</Banner>;
  const isOn = state === 'on';
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line px-4 py-3">
        <div>
          <p className="font-medium">{t(isOn ? 'pushOn' : 'pushOff')}</p>
          <p className="text-sm text-ink-3">{t('pushHint')}</p>
        </div>
        <Button variant={isOn ? 'quiet' : 'primary'} pending={isBusy} onClick={() => act(isOn ? turnOff : turnOn)}>
          {t(isOn ? 'turnOff' : 'turnOn')}
        </Button>
      </div>
      {error !== null && <Alert title={t('pushFailed')}>{errorText(error)}</Alert>}
    </div>
  );
}
