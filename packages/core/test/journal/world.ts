import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JournalPlace } from '@parley/contract/journal';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll } from 'vitest';
import type { Actor } from '../../src/actor.ts';
import { config, configureCore } from '../../src/config.ts';
import { newId } from '../../src/id.ts';
import { addTarget, decideTarget, listTargets } from '../../src/journal/manage-targets.ts';
import { sendJournal } from '../../src/journal/send-journal.ts';
import { sendMessage } from '../../src/message/send-message.ts';
import { buildMember, buildTenant, type BuiltMember, type BuiltTenant } from '../../src/testing/build.ts';
import { asOwner } from '../as-owner.ts';
import { openTestCore } from '../open-test-core.ts';

openTestCore();
// As on a developer's machine, where the receivers stand beside and answer without TLS.
beforeAll(() => configureCore({ ...config(), allowsLocalProviders: true }));

export type Got = { to: string[]; bytes: Buffer };
/** A real SMTP server that can be stopped and started again at the same port. */
export class Archive {
  got: Got[] = [];
  port = 0;
  /** Called when a mail has come, before it is answered for. */
  onMail: () => 'take' | 'vanish' | 'refuse' = () => 'take';
  private server: SMTPServer | undefined;
  async start(): Promise<void> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _, done) =>
        username === 'archive' && password === 'open sesame' ? done(null, { user: username }) : done(new Error('no')),
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const how = this.onMail();
          if (how === 'refuse') return done(Object.assign(new Error('not now'), { responseCode: 451 }));
          this.got.push({ to: session.envelope.rcptTo.map(({ address }) => address), bytes: Buffer.concat(chunks) });
          if (how === 'take') done();
        });
      },
    });
    server.on('error', () => {});
    server.listen(this.port, '127.0.0.1');
    await once(server.server, 'listening');
    this.port = (server.server.address() as AddressInfo).port;
    this.server = server;
  }
  async stop(): Promise<void> {
    const { server } = this;
    if (!server) return;
    this.server = undefined;
    for (const connection of server.connections) (connection as unknown as { _socket: { destroy(): void } })._socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}
const archives: Archive[] = [];
export async function openArchive(): Promise<Archive> {
  const archive = new Archive();
  archives.push(archive);
  await archive.start();
  return archive;
}

type Post = { method: string; path: string; headers: IncomingHttpHeaders; body: string };
export const posts: Post[] = [];
let web: Server;
/** Where posts arrive, and what they are answered with. */
export const receiver = { url: '', status: 200 };
beforeAll(async () => {
  web = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      if (receiver.status === 200)
        posts.push({ method: request.method ?? '', path: (request.url ?? '').split('?')[0] ?? '', headers: request.headers, body });
      response.writeHead(receiver.status, { etag: '"x"' }).end();
    });
  }).listen(0, '127.0.0.1');
  await once(web, 'listening');
  receiver.url = `http://127.0.0.1:${(web.address() as AddressInfo).port}`;
});
afterAll(async () => {
  web.closeAllConnections();
  web.close();
  for (const archive of archives) await archive.stop();
});

export const send = (actor: Actor, channelId: string, body: string, fileIds?: string[]) =>
  sendMessage(actor, { clientId: newId(), channelId, body, ...(fileIds ? { fileIds } : {}) });
export const mailTo = ({ port }: Archive, more: Partial<Extract<JournalPlace, { kind: 'smtp' }>> = {}): JournalPlace => ({
  kind: 'smtp',
  host: '127.0.0.1',
  port,
  security: 'starttls',
  user: '',
  password: '',
  to: 'journal@archive.example',
  ...more,
});
export type Firm = BuiltTenant & { second: BuiltMember };
export async function buildFirm(): Promise<Firm> {
  const tenant = await buildTenant();
  return { ...tenant, second: await buildMember(tenant, { name: 'Second Key', granted: ['archive'] }) };
}
/** A target that two people want. */
export async function buildTarget(firm: Firm, place: JournalPlace, fromBeginning = false) {
  const added = await addTarget(firm.owner, { name: 'Outside', fromBeginning, place });
  await decideTarget(firm.second, { targetId: added.target.id, agrees: true });
  return {
    targetId: added.target.id,
    secret: added.secret,
    run: (now?: () => Date) => sendJournal({ tenantId: firm.tenantId, targetId: added.target.id }, now ? { now } : {}),
  };
}
export const later = (ms: number) => () => new Date(Date.now() + ms);
export const dayMs = 86_400_000;
const idOf = ({ bytes }: Got) => /^Message-ID: (.*)\r$/m.exec(bytes.toString())?.[1] ?? '';
export const idsAt = ({ got }: Archive) => got.map(idOf);
/** The mail inside a journal report. */
export async function openReport({ bytes }: Got) {
  const report = await simpleParser(bytes);
  const inner = report.attachments.find(({ contentType }) => contentType === 'message/rfc822');
  if (!inner) throw new Error('a report without its mail');
  return { report, inner: inner.content, mail: await simpleParser(inner.content) };
}
export const wantedIds = async (firm: Firm, streamIds: string[]): Promise<string[]> => {
  const rows = await asOwner<{ stream_id: string; version: string }>(
    'SELECT stream_id, version FROM app.event WHERE tenant_id = $1 AND stream_id = ANY ($2) ORDER BY stream_id, version',
    [firm.tenantId, streamIds],
  );
  return rows.map(({ stream_id, version }) => `<journal.${version}.${stream_id}@${firm.tenantId}.parley.invalid>`);
};
export const stateOf = async (firm: Firm) => (await listTargets(firm.owner)).targets[0];
