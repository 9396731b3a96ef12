import { webBuild } from '@/lib/web-build';

/**
 * The worker of the installed app. It differs with every build, which is how browsers learn that there is a new one; what
 * it does lies in the two files, which it gets with it.
 */
export const dynamic = 'force-static';

const worker = `self.build = ${JSON.stringify(webBuild)};
importScripts('/sw-push.js', '/sw-chat.js');
`;

export const GET = () =>
  new Response(worker, { headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' } });
