import { once } from 'node:events';
import { createServer } from 'node:http';
import { randomBytes } from 'node:crypto';
import Provider from 'oidc-provider';
import { choicePage, readBody, readForm } from './page.mjs';

/**
 * Starts an OpenID provider in this process. `people` may be changed while it runs. `change` is given each answer of the
 * token endpoint before it goes out. Whoever is posted to `/people` as JSON is added to them.
 */
export async function startOpenId({ port = 0, people = [], clients = [], title = 'Stand-in sign-in' } = {}) {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${server.address().port}`;
  const standIn = { issuer, people, change: null, next: null };
  const provider = new Provider(issuer, {
    clients: clients.map((client) => ({
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['authorization_code'],
      response_types: ['code'],
      ...client,
    })),
    cookies: { keys: [randomBytes(16).toString('hex')] },
    claims: { openid: ['sub'], email: ['email', 'email_verified', 'hd', 'xms_edov'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/choose/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ ...standIn.people.find((one) => one.sub === sub), sub }),
    }),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
  provider.use(async (ctx, next) => {
    await next();
    if (standIn.change && ctx.path === '/token' && ctx.body?.id_token) ctx.body = await standIn.change(ctx.body);
  });
  const answer = provider.callback();
  const finish = (request, response, sub) => {
    standIn.next = null;
    return provider.interactionFinished(request, response, { login: { accountId: sub, remember: false } });
  };
  server.on('request', async (request, response) => {
    // Nobody stays signed in there: each visit asks who it is.
    if (request.url.startsWith('/auth?')) {
      delete request.headers.cookie;
      request.url = request.url.replace('&prompt=select_account', '');
    }
    if (request.url === '/people' && request.method === 'POST') {
      standIn.people.push(JSON.parse(await readBody(request)));
      return response.end();
    }
    if (!request.url.startsWith('/choose/')) return answer(request, response);
    if (request.method === 'POST') return finish(request, response, (await readForm(request)).get('sub'));
    if (standIn.next) return finish(request, response, standIn.next);
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(choicePage(title, request.url, standIn.people));
  });
  standIn.close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return standIn;
}
