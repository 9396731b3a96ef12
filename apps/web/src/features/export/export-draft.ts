import type { Person } from '@/lib/person-search/person-search';
import { exportRequest, type ExportFormat, type ExportRequest } from '@parley/contract/export-request';

export type ScopePart = 'whole' | 'channels' | 'people';
/** What one asks for, as the form holds it: both lists are kept while one tries the other. */
export type ExportDraft = {
  reach: 'readable' | 'case' | 'everything';
  caseId: string;
  part: ScopePart;
  channelIds: string[];
  people: Person[];
  from: string;
  until: string;
  formats: ExportFormat[];
  reason: string;
};

export const newDraft = (): ExportDraft => ({
  reach: 'readable',
  caseId: '',
  part: 'whole',
  channelIds: [],
  people: [],
  from: '',
  until: '',
  formats: ['eml'],
  reason: '',
});

/** What is sent; null where something is missing or does not fit together. */
export function readDraft(draft: ExportDraft): ExportRequest | null {
  const { reach, caseId, part, channelIds, people, from, until, formats, reason } = draft;
  if (reach === 'case') return caseId ? exportRequest.parse({ caseId, formats, reason }) : null;
  if ((part === 'channels' && channelIds.length === 0) || (part === 'people' && people.length === 0)) return null;
  const scope = {
    channelIds: part === 'channels' ? channelIds : [],
    memberIds: part === 'people' ? people.map(({ memberId }) => memberId) : [],
    from: from || null,
    until: until || null,
  };
  const read = exportRequest.safeParse({ isEverything: reach === 'everything', caseId: null, scope, formats, reason });
  return read.success ? read.data : null;
}
