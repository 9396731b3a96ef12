import { isIP } from 'node:net';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isInRange, toRange } from './address-range.ts';

test.each([
  ['203.0.113.77/24', '203.0.113.0/24'],
  [' 203.0.113.77 ', '203.0.113.77/32'],
  ['10.0.0.0/8', '10.0.0.0/8'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['2001:db8::1/32', '2001:db8::/32'],
  ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1/128'],
  ['::1', '::1/128'],
  ['::/0', '::/0'],
  ['fe80::', 'fe80::/128'],
  ['1:2:3:4:5:6:7:8/64', '1:2:3:4::/64'],
])('%s is the range %s', (text, range) => expect(toRange(text)).toBe(range));

test.each([
  '',
  'office',
  '256.1.1.1',
  '1.2.3',
  '1.2.3.4/33',
  '1.2.3.4/',
  '01.2.3.4',
  '1::2::3',
  '::/129',
  '1:2:3',
  '1.2.3.4/8/8',
  '12345::',
])('%j is no range', (text) => expect(toRange(text)).toBeNull());

describe('an address', () => {
  test('is in the range that holds it, and in no other', () => {
    expect(isInRange('203.0.113.9', '203.0.113.0/24')).toBe(true);
    expect(isInRange('203.0.114.9', '203.0.113.0/24')).toBe(false);
    expect(isInRange('::ffff:203.0.113.9', '203.0.113.0/24')).toBe(true);
    expect(isInRange('2001:db8:ffff::1', '2001:db8::/32')).toBe(true);
    expect(isInRange('2001:db9::1', '2001:db8::/32')).toBe(false);
    expect(isInRange('203.0.113.9', '::/0')).toBe(false);
    expect(isInRange('unknown', '0.0.0.0/0')).toBe(false);
  });

  test('of either kind is in every range made of itself, and what is written is an address again', () => {
    fc.assert(
      fc.property(fc.oneof(fc.tuple(fc.ipV4(), fc.nat(32)), fc.tuple(fc.ipV6(), fc.nat(128))), ([address, bits]) => {
        fc.pre(!(address.includes(':') && address.includes('.')));
        const range = toRange(`${address}/${bits}`);
        expect(range).not.toBeNull();
        expect(isIP(range?.split('/')[0] ?? '')).toBe(address.includes(':') ? 6 : 4);
        expect(isInRange(address, range ?? '')).toBe(true);
        expect(toRange(range ?? '')).toBe(range);
      }),
    );
  });
});
