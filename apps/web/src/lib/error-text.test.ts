import { describe, expect, it } from 'vitest';
import { errorText, toErrorBody } from './error-text.ts';

const refusal = { code: 'FORBIDDEN', message: 'Only owners and admins may do this.', rule: 'admins-invite' } as const;

describe('toErrorBody', () => {
  it('finds the refusal in a tRPC error, a route’s answer and a socket’s answer', () => {
    expect(toErrorBody(Object.assign(new Error('x'), { data: { parley: refusal } }))).toEqual(refusal);
    expect(toErrorBody({ ok: false, error: refusal })).toEqual(refusal);
    expect(toErrorBody(refusal)).toEqual(refusal);
  });

  it('tells a broken connection from a broken server', () => {
    expect(errorText(new Error('x', { cause: new TypeError('Failed to fetch') }))).toContain('cannot be reached');
    expect(errorText(new Error('SELECT secret FROM t'))).toBe('Something went wrong on our side. Please try again.');
  });
});

describe('errorText', () => {
  it('says how long to wait', () => {
    const error = { code: 'RATE_LIMITED', message: 'That was too often.', retryAfterMs: 61_000 };
    expect(errorText(error)).toBe('That was too often. Try again in 2 minutes.');
  });
});
