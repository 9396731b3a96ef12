import { ownIcon } from '@/app/api/logo/own-icon';
import { directionOf } from '@/lib/i18n/locales';
import { requestLocale, serverTranslations } from '@/lib/i18n/server';

type Context = { params: Promise<{ tenant: string }> };

/** Parley as an app of its own that opens in this workspace. To strangers it says nothing that the address does not say. */
export async function GET(_request: Request, { params }: Context) {
  const { tenant } = await params;
  const home = `/${encodeURIComponent(tenant)}`;
  const [locale, common, shell] = await Promise.all([requestLocale(), serverTranslations('common'), serverTranslations('shell')]);
  const own = await ownIcon(tenant);
  const icon = (name: string, size: number, purpose: string) => ({
    src: `/static/icons/${name}-${size}.png`,
    sizes: `${size}x${size}`,
    type: 'image/png',
    purpose,
  });
  const shortcut = (name: string, view: string) => ({ name, url: `${home}/${view}`, icons: [icon('icon', 192, 'any')] });
  return Response.json(
    {
      id: home,
      name: 'Parley',
      short_name: 'Parley',
      description: common('description'),
      lang: locale,
      dir: directionOf(locale),
      start_url: home,
      scope: '/',
      display: 'standalone',
      background_color: '#f5f3ec',
      theme_color: '#0d6350',
      categories: ['business', 'productivity'],
      icons: [
        ...(own ? [{ src: own, sizes: '512x512', type: 'image/png', purpose: 'any' }] : []),
        icon('icon', 192, 'any'),
        icon('icon', 512, 'any'),
        icon('maskable', 192, 'maskable'),
        icon('maskable', 512, 'maskable'),
      ],
      shortcuts: [
        shortcut(shell('catchUp'), 'catch-up'),
        shortcut(shell('direct'), 'direct'),
        shortcut(shell('threads'), 'threads'),
      ],
    },
    { headers: { 'content-type': 'application/manifest+json; charset=utf-8', 'cache-control': 'private, no-cache' } },
  );
}
