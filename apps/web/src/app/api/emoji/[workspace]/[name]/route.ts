import { customEmojiName, slug } from '@parley/contract/primitives';
import { notFound } from '@parley/core/app-error';
import { openEmoji } from '@parley/core/emoji/custom-emoji';
import { resolveActor } from '@parley/core/identity/session';
import { cookies } from 'next/headers';
import { apiRoute } from '@/lib/api-route';
import { readSessionToken } from '@/lib/session-cookie';

type Context = { params: Promise<{ workspace: string; name: string }> };

/**
 * The picture of a firm's own emoji, for its members alone. We drew it ourselves, so it is a picture and nothing else. Its
 * address changes with the picture; a browser may keep it for a day.
 */
export const GET = apiRoute<Context>(async (_request, { params }) => {
  const { workspace, name } = await params;
  if (!slug.safeParse(workspace).success || !customEmojiName.safeParse(name).success) throw notFound('emoji');
  const actor = await resolveActor(readSessionToken(await cookies()), workspace);
  const { bytes, mime } = await openEmoji(actor, name);
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': mime,
      'content-disposition': 'inline',
      'content-security-policy': `default-src 'none'; sandbox`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, max-age=86400',
    },
  });
});
