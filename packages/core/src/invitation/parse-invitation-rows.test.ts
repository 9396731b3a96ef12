import { describe, expect, test } from 'vitest';
import { parseInvitationRows } from './parse-invitation-rows.ts';

const first = (text: string) => parseInvitationRows(text)[0];
const ana = { name: 'Ana Lim', email: 'ana@firm.example', role: 'admin', groups: ['A', 'B'], channels: ['deals'] };

describe('a list is read as it comes', () => {
  test.each([
    ['with commas', 'name,email,role,groups,channels\nAna Lim,ana@firm.example,admin,A; B,#deals\n'],
    [
      'with semicolons, as Excel writes it',
      '\ufeffName;E-Mail;Role;Groups;Channels\r\nAna Lim;Ana@Firm.example;Admin;"A;B";deals\r\n',
    ],
    ['with tabs, as it is pasted', 'Name\tEmail\tRole\tGroups\tChannels\nAna Lim\tana@firm.example\tadmin\tA, B\tdeals'],
    [
      'with a line that names the separator',
      'sep=;\r\nname;email;role;groups;channels\r\nAna Lim;ana@firm.example;admin;A|B;deals',
    ],
    ['with columns in another order', 'role,channels,email,groups,name\nadmin,deals,ana@firm.example,A;B,Ana Lim'],
    ['with headings of another language', 'Nom;Adresse;Rôle;Groupes;Canaux\nAna Lim;ana@firm.example;admin;A,B;deals'],
    ['without headings', 'Ana Lim,ana@firm.example,admin,A;B,deals'],
    [
      'with empty lines and cells left out',
      '\n\nname,email,role,groups,channels,shoe\n\nAna Lim,ana@firm.example,admin,A;B,deals\n,,\n',
    ],
  ])('%s', (_, text) => {
    expect(first(text)).toMatchObject(ana);
    expect(parseInvitationRows(text)).toHaveLength(1);
  });

  test('addresses alone are enough', () => {
    expect(parseInvitationRows('a@b.example\nc@d.example').map(({ email, line }) => [email, line])).toEqual([
      ['a@b.example', 1],
      ['c@d.example', 2],
    ]);
  });
});

test('a list without addresses, an empty one and one that is too long are refused with a reason', () => {
  expect(() => parseInvitationRows('name,role\nAna,member')).toThrow(/No column/);
  expect(() => parseInvitationRows(' \n')).toThrow(/empty/);
  expect(() => parseInvitationRows('name,email\n')).toThrow(/empty/);
  expect(() => parseInvitationRows(Array.from({ length: 1_001 }, (_, n) => `p${n}@firm.example`).join('\n'))).toThrow(
    /at most 1000/,
  );
});
