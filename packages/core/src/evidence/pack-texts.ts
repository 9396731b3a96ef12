import { config } from '../config.ts';

/** What lies in the pack, and what it is not. */
export const explainPack = (workspace: string, day: string): string => `Evidence pack of ${workspace}
made by Parley ${config().version} on ${day}

These are tools, not legal advice. Whether they meet a rule that you are under, you and your counsel judge. Nothing here certifies anything.

rules/rules-in-force.json     every rule as it stands: acceptable use with all versions, sign-in, the boundary, barriers, retention, holds
rules/changes.ndjson          who changed which rule, when, from what to what; newest first
people/people.csv             everybody who is or was of the firm, with role and permissions
people/changes.ndjson         who joined, left, was given or lost a role or a permission; newest first
checks/checks.json            whether the log can be changed (asked of the database), and what the daily checks found
checkpoints/checkpoints.ndjson  the signed statements of where every stream stood, one a line
checkpoints/keys.json         the public keys that they are signed with
sample/message.txt            one message of whoever took this pack, with every version, from the log alone
letter-of-undertaking.txt     a template for the officer who undertakes to give access; fill it in with your counsel
SHA256SUMS                    check with: sha256sum -c SHA256SUMS

Holds and changes that belong to a case about whoever took this pack are not in it, until they were told of the case.
The record itself is in an export (Administration, Archive), which carries its own verifier.

What Parley keeps, and where to see it                            Your part
a time-stamped trail of every change, with who made it            export; rules/changes.ndjson     decide which rule you are under
the original and each interim version can be re-created           sample/message.txt               ask for a sample once a year
the log is checked for completeness by itself, daily              checks/checks.json               act on the mail when a check fails
records and their trail can be downloaded, readable               export: eml/, records.ndjson     try it before you are asked
a second copy                                                     checks/checks.json, redundancy   have it kept in another place
supervision, retention, holds                                     rules/rules-in-force.json        write your procedures, and follow them
`;

/** Blank where only the firm can know. */
export const letterTemplate = (
  workspace: string,
): string => `TEMPLATE. It has no effect until it is completed, reviewed by counsel, and signed.

[Date]

To: [examining authority, address]

Re: ${workspace}: electronic recordkeeping, undertaking of the designated executive officer

I am [name], [title] of ${workspace} (the Firm). The Firm keeps communications in Parley, an electronic recordkeeping system that maintains a
complete time-stamped audit trail.

I undertake, on behalf of the Firm, to furnish promptly, upon reasonable request, such information as is deemed necessary by the staff of
[authority], and in particular to:

1. give access to the records that are kept in the system, and to their audit trail;
2. provide them in a human-readable form and in a reasonably usable electronic form;
3. give the information needed to locate them, and explain how they are arranged.

I have, myself or through [names of up to two designated officers and three designated specialists], access to the system and the ability to do so,
independently of any other person.

Signature  ______________________________

Name       [name]
Title      [title]
Telephone  [number]
E-mail     [address]
`;
