import { describe, expect, it } from 'vitest';
import { parseAddresses } from './parse-addresses.ts';

describe('parseAddresses', () => {
  it('reads lines, commas, semicolons and names with brackets, each address once', () => {
    const text = 'ana@example.com, Maya Okafor <Maya@Example.com>;\n tomas@example.com ana@example.com\n';
    expect(parseAddresses(text)).toEqual({
      addresses: ['ana@example.com', 'maya@example.com', 'tomas@example.com'],
      unreadable: [],
    });
  });

  it('names what it cannot read', () => {
    expect(parseAddresses('ana@example.com\nnobody')).toEqual({ addresses: ['ana@example.com'], unreadable: ['nobody'] });
  });
});
