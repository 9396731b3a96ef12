// Verifies an export of Parley. It needs Node 20 or newer, no network and nothing else:
//
//   node verify.mjs .                 in the unpacked folder; exits 0, or names the first record that does not fit and exits 1
//   node verify.mjs . --key KEY_ID    and refuses what was signed with another key than the one you know the firm by
//
// Each entry of a stream carries the hash of the one before it; the last hashes of all streams make up a checkpoint; the checkpoint
// and the list of all files are signed. Who changes a word has to change everything after it, and has no key to sign that with.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, resolve, sep } from 'node:path';

const genesis = '0'.repeat(64);
const eventKeys = 'record,stream,version,type,actor,subject,at,client,payloadHash,hash,payload';
const withheldKeys = `${eventKeys},withheld`;
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

class Bad extends Error {}
const refuse = (where, what) => {
  throw new Bad(`${where}: ${what}`);
};

/** Rejects with the first thing that does not fit; resolves to what was verified. */
export async function verifyArchive(dir, { key } = {}) {
  const manifest = await readManifest(dir, key);
  const keys = new Map(manifest.keys.map((one) => [one.id, readKey(one)]));
  await verifyCheckpoints(dir, manifest, keys);
  const listed = new Map(manifest.files.map((file) => [file.path, file]));
  if (listed.size !== manifest.files.length) refuse('manifest.json', 'a file is listed twice');
  const records = listed.get('records.ndjson') ?? refuse('manifest.json', 'records.ndjson is not listed');
  const leftOut = await readLeftOut(dir, manifest, listed.get('withheld.ndjson'));
  await verifyRecords(dir, manifest, records, leftOut);
  for (const file of manifest.files) if (file !== records) await verifyFile(dir, file);
  await verifySums(dir, manifest);
  for (const path of await listFiles(dir))
    if (path !== 'manifest.json' && path !== 'manifest.sha256' && !listed.has(path))
      refuse(path, 'this file is not part of the export: it was added later');
  return manifest;
}

function readKey({ id, publicKey }) {
  const der = Buffer.from(publicKey, 'base64');
  if (sha256(der).slice(0, 32) !== id) refuse('manifest.json', `the public key ${id} is not the key of that name`);
  return createPublicKey({ key: der, format: 'der', type: 'spki' });
}

async function readManifest(dir, wanted) {
  let manifest;
  try {
    manifest = JSON.parse(await readFile(join(dir, 'manifest.json'), 'utf8'));
  } catch (error) {
    refuse('manifest.json', error.code === 'ENOENT' ? 'is missing' : 'cannot be read');
  }
  const { signature, ...signed } = manifest;
  const named = Array.isArray(manifest.keys) && manifest.keys.find((one) => one.id === signature?.keyId);
  if (!named || !Array.isArray(manifest.files) || !manifest.checkpoint) refuse('manifest.json', 'is not complete');
  const digest = Buffer.from(`parley-export-v1\n${sha256(JSON.stringify(signed))}`);
  if (!isSigned(digest, signature.value, readKey(named)))
    refuse('manifest.json', 'its signature does not fit: it was changed or forged');
  if (wanted && signature.keyId !== wanted)
    refuse(
      'manifest.json',
      `it is signed with the key ${signature.keyId} and not with ${wanted}: it was not made by the firm that you expect`,
    );
  return manifest;
}

function isSigned(message, signature, key) {
  try {
    return verify(null, message, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

export const checkpointText = (one) =>
  ['parley-checkpoint-v1', one.tenant, one.number, one.at, one.streams, one.events, one.root, one.prev, one.key].join('\n');

async function verifyCheckpoints(dir, { checkpoint, workspace }, keys) {
  let prev = genesis;
  let number = 0;
  await eachLine(join(dir, 'checkpoints.ndjson'), (line) => {
    const where = `checkpoints.ndjson, checkpoint ${(number += 1)}`;
    const one = parse(line, where);
    if (one.number !== number || one.tenant !== workspace.id || one.prev !== prev)
      refuse(where, 'a checkpoint is missing or out of place');
    const text = checkpointText(one);
    const key = keys.get(one.key) ?? refuse(where, 'it is signed with a key that is not listed');
    if (!isSigned(Buffer.from(text), one.signature, key)) refuse(where, 'its signature does not fit: it was changed or forged');
    prev = sha256(text);
  });
  if (number !== checkpoint.number || prev !== sha256(checkpointText(checkpoint)))
    refuse('checkpoints.ndjson', `it ends before checkpoint ${checkpoint.number}, or that one is another`);
}

/** The sums for `sha256sum -c` follow from the manifest, and cover it. */
async function verifySums(dir, { files }) {
  const own = { path: 'manifest.json', sha256: sha256(await readFile(join(dir, 'manifest.json'))) };
  const sums = [...files, own].map((file) => `${file.sha256}  ${file.path}\n`).join('');
  const found = await readFile(join(dir, 'manifest.sha256'), 'utf8').catch(() => refuse('manifest.sha256', 'is missing'));
  if (found !== sums) refuse('manifest.sha256', 'it lists other files than the manifest');
}

/**
 * Which entries the export leaves out, as the signed manifest says. A stream of which only the end is there takes part in the
 * checkpoint; an entry without its content takes part in its chain. Nothing else may be missing.
 */
async function readLeftOut(dir, { withheld }, file) {
  const ranges = new Map();
  if (!file) return ranges;
  if (!withheld) refuse('manifest.json', 'it lists entries that are withheld, and does not say so');
  await verifyFile(dir, file);
  await eachLine(join(dir, file.path), (text) => {
    const range = parse(text, file.path);
    if (ranges.has(range.stream)) ranges.get(range.stream).push(range);
    else ranges.set(range.stream, [range]);
  });
  for (const because of ['private', 'scope']) {
    const all = [...ranges.values()].flat().filter((one) => one.because === because && !one.isWhole);
    if (all.reduce((sum, { from, to }) => sum + to - from + 1, 0) !== withheld[because].entries)
      refuse(file.path, 'it does not list as many entries as the manifest says');
  }
  return ranges;
}

async function verifyRecords(dir, { checkpoint, workspace }, file, leftOut) {
  const root = createHash('sha256');
  let line = 0;
  let streams = 0;
  let events = 0;
  let former = '';
  let open;
  const close = () => {
    if (!open) return;
    const where = `records.ndjson, stream ${open.id}`;
    if (open.isLeftOut) {
      if (open.at > 0) refuse(where, 'it has entries, and the manifest says that it is left out');
      root.update(`${streams > 1 ? '\n' : ''}${open.id} ${open.version} ${open.hash}`);
      events += open.version;
      return;
    }
    if (open.at < open.version) refuse(where, `entry ${open.at + 1} is missing: the export says that there are ${open.version}`);
    if (open.head !== open.hash) refuse(where, `entry ${open.at} does not lead to the signed end of the stream`);
    for (const version of open.absent)
      refuse(where, `the content of entry ${version} is missing, and no purge that the log tells of took it out`);
    root.update(`${streams > 1 ? '\n' : ''}${open.id} ${open.at} ${open.head}`);
  };
  const hash = createHash('sha256');
  await eachLine(
    join(dir, 'records.ndjson'),
    (text) => {
      line += 1;
      const where = `records.ndjson, line ${line}`;
      const record = parse(text, where);
      if (record.record === 'event') {
        if (!open || record.stream !== open.id) refuse(where, 'an entry stands in a stream that is not its own');
        verifyEvent(record, open, workspace.id, `${where} (stream ${open.id}, entry ${record.version})`);
        events += 1;
        return;
      }
      const { sha256: own, ...rest } = record;
      if (sha256(JSON.stringify(rest)) !== own) refuse(`${where} (${record.record})`, 'this record was changed');
      if (record.record !== 'stream' && open && open.at < open.version && !open.isLeftOut)
        refuse(where, `entry ${open.at + 1} of the stream ${open.id} is missing before it`);
      if (record.record !== 'stream') return;
      close();
      if (record.id <= former) refuse(where, 'the streams are out of order');
      former = record.id;
      streams += 1;
      const ranges = leftOut.get(record.id) ?? [];
      const isLeftOut = ranges.some(({ isWhole }) => isWhole);
      if (isLeftOut !== (record.withheld !== undefined))
        refuse(
          `${where} (stream ${record.id})`,
          isLeftOut ? 'the manifest says that it is left out' : 'it is left out, and the manifest does not say so',
        );
      open = {
        id: record.id,
        version: record.version,
        hash: record.hash,
        at: 0,
        head: genesis,
        ranges,
        range: 0,
        isLeftOut,
        absent: new Set(),
      };
    },
    hash,
  );
  close();
  if (streams !== checkpoint.streams)
    refuse('records.ndjson', `it holds ${streams} streams; the checkpoint covers ${checkpoint.streams}`);
  if (events !== checkpoint.events)
    refuse('records.ndjson', `it holds ${events} entries; the checkpoint covers ${checkpoint.events}`);
  if (root.digest('hex') !== checkpoint.root)
    refuse('records.ndjson', 'the streams are not those that the checkpoint was signed over');
  if (hash.digest('hex') !== file.sha256) refuse('records.ndjson', 'its bytes are not those that the manifest lists');
}

function verifyEvent(event, open, tenant, where) {
  const isWithheld = event.withheld !== undefined;
  if (Object.keys(event).join() !== (isWithheld ? withheldKeys : eventKeys))
    refuse(where, 'the entry has not the fields of an entry');
  if (open.isLeftOut) refuse(where, 'the manifest says that this stream is left out');
  if (event.version !== open.at + 1)
    refuse(where, event.version > open.at + 1 ? `entry ${open.at + 1} is missing before it` : 'an entry was added or moved');
  if (event.version > open.version) refuse(where, 'an entry was added at the end');
  if (event.payload !== null && sha256(event.payload) !== event.payloadHash) refuse(where, 'its content was changed');
  // Ranges stand in the order of entries, so the first that does not end before this one is the only one that may hold it.
  while (open.ranges[open.range]?.to < event.version) open.range += 1;
  const next = open.ranges[open.range];
  const range = next && next.from <= event.version ? next : undefined;
  if (isWithheld && (range?.because !== event.withheld || event.payload !== null))
    refuse(where, 'its content is withheld, and the manifest does not say so');
  if (!isWithheld && range) refuse(where, 'the manifest says that its content is withheld');
  const { version, type, actor, subject, at, client, payloadHash } = event;
  const fields = [open.head, tenant, open.id, version, type, actor ?? '', subject ?? '', at, client ?? '', payloadHash];
  const head = sha256(fields.join('\n'));
  if (head !== event.hash) refuse(where, 'the entry was changed, or the one before it was');
  open.head = head;
  open.at = version;
  accountFor(event, open.absent);
}

/**
 * A content may be missing where a later entry of the stream says that retention purged it. Where that entry is withheld itself,
 * this export cannot tell, and only a fuller one can.
 */
function accountFor({ type, version, payload, withheld }, absent) {
  if (withheld !== undefined) {
    if (type === 'retention.purged') absent.clear();
  } else if (payload === null) absent.add(version);
  else if (type === 'retention.purged')
    for (const [from, to] of JSON.parse(payload).versions) for (let gone = from; gone <= to; gone += 1) absent.delete(gone);
}

/** A line that says the same with other bytes was still changed. */
function parse(text, where) {
  let value;
  try {
    value = JSON.parse(text);
  } catch {
    refuse(where, 'this line cannot be read');
  }
  if (value === null || typeof value !== 'object' || JSON.stringify(value) !== text) refuse(where, 'this line was changed');
  return value;
}

async function eachLine(path, visit, hash) {
  let rest = [];
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
      hash?.update(chunk);
      let from = 0;
      for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
        rest.push(chunk.subarray(from, end));
        visit((rest.length === 1 ? rest[0] : Buffer.concat(rest)).toString('utf8'));
        rest = [];
        from = end + 1;
      }
      if (from < chunk.length) rest.push(chunk.subarray(from));
    }
  } catch (error) {
    if (error.code === 'ENOENT') refuse(basename(path), 'is missing');
    throw error;
  }
  if (rest.length > 0) refuse(basename(path), 'the last line is cut off');
}

async function verifyFile(dir, { path, bytes, sha256: wanted }) {
  const full = resolve(dir, path);
  if (!full.startsWith(resolve(dir) + sep)) refuse(path, 'lies outside the export');
  const found = await stat(full).catch(() => null);
  if (!found?.isFile()) refuse(path, 'is missing');
  if (found.size !== bytes) refuse(path, `has ${found.size} bytes instead of ${bytes}`);
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(full)) hash.update(chunk);
  if (hash.digest('hex') !== wanted) refuse(path, 'its content was changed');
}

async function listFiles(dir, inside = '') {
  const found = [];
  for (const entry of await readdir(join(dir, inside), { withFileTypes: true })) {
    const path = inside ? `${inside}/${entry.name}` : entry.name;
    if (entry.isDirectory()) found.push(...(await listFiles(dir, path)));
    else found.push(path);
  }
  return found;
}

const say = (line) => process.stdout.write(`${line}\n`);
const complain = (line) => process.stderr.write(`${line}\n`);

async function main([dir = '.', flag, key]) {
  if (flag !== undefined && (flag !== '--key' || !key)) {
    complain('Use: node verify.mjs . [--key KEY_ID]');
    return 2;
  }
  try {
    const { workspace, checkpoint, signature, files, withheld } = await verifyArchive(dir, { key });
    say(`Verified: ${workspace.name}, ${checkpoint.events} entries in ${checkpoint.streams} streams, ${files.length} files.`);
    say(`Checkpoint ${checkpoint.number} of ${new Date(checkpoint.at).toISOString()}, signed with the key ${signature.keyId}.`);
    if (withheld?.private.entries || withheld?.scope.entries || withheld?.scope.streams)
      say(
        `Left out, as the manifest says: the content of ${withheld.private.entries} private entries; beyond what was asked for, ` +
          `the content of ${withheld.scope.entries} entries and ${withheld.scope.streams} whole streams.`,
      );
    if (!key) say('Compare this key with the one that the firm has published, or give it with --key.');
    return 0;
  } catch (error) {
    complain(`NOT VERIFIED. ${error instanceof Bad ? error.message : `The export cannot be read: ${error.message}`}`);
    return 1;
  }
}

if (basename(process.argv[1] ?? '') === 'verify.mjs') process.exitCode = await main(process.argv.slice(2));
