import { codeNeeded } from '@parley/contract/second-factor';
import { passkeyAnswer } from '@parley/contract/passkey';
import { AppError } from '@parley/core/app-error';
import { signInByLink } from '@parley/core/identity/magic-link';
import { signInByPasskey } from '@parley/core/identity/passkey-sign-in';
import { endSession, findSession } from '@parley/core/identity/session';
import { signIn } from '@parley/core/identity/sign-in';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import * as z from 'zod';
import { env } from '../env.ts';
import { requestClient } from './request-client.ts';
import { sessionCookieName, sessionCookieOptions } from './session-cookie.ts';

const sessionSeconds = 30 * 86_400;
const credentials = z.object({ email: z.string().max(254), password: z.string().max(256), code: z.string().max(24).default('') });
const link = z.object({ token: z.string().max(200), code: z.string().max(24).default('') });
const passkey = z.object({ answer: z.string().max(20_000).transform(parseJson).pipe(passkeyAnswer) });
const unforeseen = 'Something went wrong on our side. Please try again.';

const clientOf = (headers: unknown) => requestClient(new Headers(headers as HeadersInit));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

async function toUser(signInNow: () => ReturnType<typeof signIn>) {
  try {
    const found = await signInNow();
    return { id: found.userId, name: found.name, email: found.email, sessionToken: found.sessionToken };
  } catch (error) {
    // next-auth passes the message, and nothing else, on to the page.
    if (!(error instanceof AppError)) throw new Error(unforeseen, { cause: error });
    throw new Error(error.rule === codeNeeded ? codeNeeded : error.message, { cause: error });
  }
}

/**
 * next-auth keeps the cookie; the session itself is a row in our database. What would be a JWT is the opaque token of
 * that row: encoding hands it out, decoding asks the database, so a revoked session is over at once.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: 'jwt', maxAge: sessionSeconds },
  pages: { signIn: '/signin', error: '/signin' },
  cookies: { sessionToken: { name: sessionCookieName(), options: sessionCookieOptions() } },
  providers: [
    Credentials({
      credentials: { email: {}, password: {}, code: {} },
      authorize: async (input, request) => {
        const given = credentials.safeParse(input);
        return given.success ? toUser(() => signIn({ ...given.data, ...clientOf(request.headers) })) : null;
      },
    }),
    Credentials({
      id: 'link',
      credentials: { token: {}, code: {} },
      authorize: async (input, request) => {
        const given = link.safeParse(input);
        return given.success ? toUser(() => signInByLink({ ...given.data, ...clientOf(request.headers) })) : null;
      },
    }),
    Credentials({
      id: 'passkey',
      credentials: { answer: {} },
      authorize: async (input, request) => {
        const given = passkey.safeParse(input);
        return given.success ? toUser(() => signInByPasskey({ ...given.data, ...clientOf(request.headers) })) : null;
      },
    }),
  ],
  jwt: {
    maxAge: sessionSeconds,
    encode: async ({ token }) => (typeof token?.['sessionToken'] === 'string' ? token['sessionToken'] : ''),
    decode: async ({ token }) => {
      const found = token ? await findSession(token) : null;
      return found && token ? { sessionToken: token, sub: found.userId, name: found.name, email: found.email } : null;
    },
  },
  callbacks: {
    jwt: ({ token, user }) => (user && 'sessionToken' in user ? { ...token, sessionToken: user.sessionToken } : token),
    session: ({ session, token }) => ({ ...session, user: { name: token.name ?? '', email: token.email ?? '' } }),
  },
  events: {
    signOut: async ({ token }) => {
      if (typeof token?.['sessionToken'] === 'string') await endSession(token['sessionToken']);
    },
  },
});
