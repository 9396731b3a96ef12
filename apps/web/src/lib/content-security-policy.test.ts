import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const production = { nonce: 'abc', realtimeUrl: 'https://rt.parley.example', isSecure: true, allowsEval: false };

describe('contentSecurityPolicy', () => {
  it('runs only scripts with the nonce, and no inline ones or eval', () => {
    const script = contentSecurityPolicy(production)
      .split('; ')
      .find((part) => part.startsWith('script-src'));
    expect(script).toBe(`script-src 'self' 'nonce-abc' 'strict-dynamic'`);
  });

  it('lets pages speak to the realtime service over HTTP and WebSocket alone', () => {
    expect(contentSecurityPolicy(production)).toContain(`connect-src 'self' https://rt.parley.example wss://rt.parley.example;`);
  });
});
