import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import './globals.css';
import { directionOf, toZone, zoneCookie } from '@/lib/i18n/locales';
import { MessagesProvider } from '@/lib/i18n/messages-provider';
import { readCompiled } from '@/lib/i18n/compiled-messages';
import { readRefusals } from '@/lib/i18n/read-messages';
import { namespacesOf } from '@/lib/i18n/sections';
import { requestLocale, serverTranslations } from '@/lib/i18n/server';
import { themeCookie, toTheme } from '@/lib/theme';
import { TRPCReactProvider } from '@/lib/trpc';
import { CameAlive } from '@/ui/came-alive';
import { aliveEvent, keepEarlyActs } from '@/ui/keep-early-acts';
import { UiProvider } from '@/ui/ui-provider';

export async function generateMetadata(): Promise<Metadata> {
  const t = await serverTranslations('common');
  return { title: { default: 'Parley', template: '%s · Parley' }, description: t('description') };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  // Up to the edges of the glass; what must not lie under a notch keeps its own distance.
  viewportFit: 'cover',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f3ec' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1210' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const jar = await cookies();
  const theme = toTheme(jar.get(themeCookie)?.value);
  const locale = await requestLocale();
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang={locale} dir={directionOf(locale)} data-theme={theme} suppressHydrationWarning>
      <body>
        <script nonce={nonce} suppressHydrationWarning>{`(${keepEarlyActs.toString()})('${aliveEvent}')`}</script>
        <MessagesProvider
          locale={locale}
          messages={readCompiled(locale, namespacesOf('everywhere'))}
          refusals={readRefusals(locale)}
          timeZone={toZone(jar.get(zoneCookie)?.value)}
        >
          <TRPCReactProvider>
            <UiProvider nonce={nonce} direction={directionOf(locale)}>
              {children}
            </UiProvider>
          </TRPCReactProvider>
        </MessagesProvider>
        <CameAlive />
      </body>
    </html>
  );
}
