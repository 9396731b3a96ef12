// @vitest-environment happy-dom
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { localDatabase } from '../state/local-database.ts';
import { wipeLocal } from '../state/wipe-local.ts';
import { dropUploads, keepUpload, noteUploadUrl, takeKeptUploads } from './kept-uploads.ts';

const me = { owner: 'w:me', email: 'me@firm.example' };
let count = 0;
const build = () => ({ key: `k${(count += 1)}`, draftKey: 'c1', file: new File(['words'], 'a.txt') });
const kept = async (who = me) => (await takeKeptUploads(who)).map(({ key, url }) => ({ key, url }));

beforeEach(async () => {
  await (await localDatabase()).clear('uploads');
  await takeKeptUploads(me);
});

test('a file of a draft is there after a reload, with where the server has it', async () => {
  const upload = build();
  await keepUpload(upload);
  await noteUploadUrl(upload.key, '/api/uploads/u1');
  expect(await kept()).toEqual([{ key: upload.key, url: '/api/uploads/u1' }]);
});

test('what was sent or removed stays away, whatever is still noted of it', async () => {
  const upload = build();
  await keepUpload(upload);
  await dropUploads([upload.key]);
  await noteUploadUrl(upload.key, '/api/uploads/u1');
  expect(await kept()).toEqual([]);
});

test('another workspace of the same person does not show it, and another person finds it gone for good', async () => {
  const upload = build();
  await keepUpload(upload);
  expect(await kept({ ...me, owner: 'v:me' })).toEqual([]);
  expect(await kept()).toHaveLength(1);
  expect(await kept({ owner: 'w:ana', email: 'ana@firm.example' })).toEqual([]);
  expect(await kept()).toEqual([]);
});

test('signing out leaves nothing', async () => {
  await keepUpload(build());
  await wipeLocal();
  expect(await kept()).toEqual([]);
});
