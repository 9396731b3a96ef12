import { fileURLToPath } from 'node:url';
import type { NextConfig } from 'next';

const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url));

// The content security policy carries a nonce and is therefore made per request, in src/proxy.ts.
const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Cross-Origin-Resource-Policy', value: 'same-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), geolocation=(), microphone=(self), payment=(), usb=()',
  },
];

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  outputFileTracingRoot: repositoryRoot,
  turbopack: {
    root: repositoryRoot,
    // Sentences come to the browser taken apart (lib/i18n/compiled-messages.ts), so the parser stays at home.
    resolveAlias: { 'use-intl/format-message': 'use-intl/format-message/format-only' },
  },
  transpilePackages: ['@parley/api', '@parley/contract', '@parley/core', '@parley/db'],
  // Packages with native parts or that look for their own files at run time; Node loads them as they are.
  serverExternalPackages: [
    'yauzl',
    'pdfjs-dist',
    'pdfkit',
    'fontkit',
    'harfbuzzjs',
    'linebreak',
    '@aws-sdk/client-s3',
    '@aws-sdk/lib-storage',
    '@node-rs/argon2',
    '@prisma/adapter-pg',
    '@prisma/client',
    'file-type',
    'graphile-worker',
    'ioredis',
    'nodemailer',
    'pg',
    'pino',
    'rate-limiter-flexible',
    'sharp',
    'stripe',
  ],
  // Tells one build from another: a page that is open still learns that there is a newer one.
  env: { WEB_BUILD: process.env.NODE_ENV === 'production' ? Date.now().toString(36) : 'development' },
  images: { unoptimized: true },
  devIndicators: false,
  // `npm run check` judges the types of the whole repository at once.
  typescript: { ignoreBuildErrors: true },
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
};

export default config;
