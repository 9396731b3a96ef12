import type { Metadata, Viewport } from 'next';
import { cookies, headers } from 'next/headers';
import type { ReactNode } from 'react';
import './globals.css';
import { themeCookie, toTheme } from '@/lib/theme';
import { TRPCReactProvider } from '@/lib/trpc';
import { UiProvider } from '@/ui/ui-provider';

export const metadata: Metadata = {
  title: { default: 'Parley', template: '%s · Parley' },
  description: 'Team chat for firms that must answer for what they say: a record you can prove, and rules people understand.',
};

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f5f3ec' },
    { media: '(prefers-color-scheme: dark)', color: '#0b1210' },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = toTheme((await cookies()).get(themeCookie)?.value);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" dir="ltr" data-theme={theme} suppressHydrationWarning>
      <body>
        <TRPCReactProvider>
          <UiProvider nonce={nonce}>{children}</UiProvider>
        </TRPCReactProvider>
      </body>
    </html>
  );
}
