'use client';
import { useCallback, useEffect, useState } from 'react';
import { useTRPCClient } from '@/lib/trpc';

/** `loading` until the browser has said; `denied` and `unsupported` are the browser's last word. */
export type PushState = 'loading' | 'on' | 'off' | 'denied' | 'unsupported';

const isSupported = () => 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

/** The chat's worker, which has the part for pushes in it; the chat may not have been open here yet. */
async function readyWorker(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register('/sw.js', { scope: '/', updateViaCache: 'none' });
  return navigator.serviceWorker.ready;
}

/** Whether this browser rings with Parley closed, and how to change it. Permission is asked for after a press only. */
export function usePushDevice() {
  const trpc = useTRPCClient();
  const [state, setState] = useState<PushState>('loading');

  const look = useCallback(async (): Promise<PushState> => {
    if (!isSupported()) return 'unsupported';
    if (Notification.permission === 'denied') return 'denied';
    const registration = await navigator.serviceWorker.getRegistration();
    return (await registration?.pushManager.getSubscription()) ? 'on' : 'off';
  }, []);
  // The browser knows; it may have changed its mind since.
  useEffect(() => {
    void look().then(setState, () => setState('unsupported'));
  }, [look]);

  const turnOn = async () => {
    if ((await Notification.requestPermission()) !== 'granted') return setState(await look());
    const registration = await readyWorker();
    const { key } = await trpc.push.key.query();
    const subscription = await registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
    const { p256dh = '', auth = '' } = subscription.toJSON().keys ?? {};
    await trpc.push.subscribe.mutate({ endpoint: subscription.endpoint, p256dh, auth });
    setState('on');
  };
  const turnOff = async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const subscription = await registration?.pushManager.getSubscription();
    if (subscription) {
      await trpc.push.unsubscribe.mutate({ endpoint: subscription.endpoint });
      await subscription.unsubscribe();
    }
    setState('off');
  };
  return { state, turnOn, turnOff };
}
