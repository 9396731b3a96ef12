import NextAuth from 'next-auth';
import { authOptions } from '@/lib/auth-options';

type Context = { params: Promise<{ nextauth: string[] }> };

// Made per request, because the environment is not there yet when this module is built.
const handle = (request: Request, context: Context): Promise<Response> => NextAuth(authOptions())(request, context);

export { handle as GET, handle as POST };
