import type { Actor } from '../../src/actor.ts';
import { browseChannels } from '../../src/channel/list-channels.ts';
import { listMessages } from '../../src/message/read-messages.ts';
import { buildMember, buildTenant } from '../../src/testing/build.ts';

export const ts = (minute: number) => `${1_700_000_000 + minute * 60}.000100`;
export const said = (user: string, minute: number, text: string, more: object = {}) => ({
  type: 'message',
  user,
  ts: ts(minute),
  text,
  ...more,
});

export async function smallFirm() {
  const tenant = await buildTenant();
  const ana = await buildMember(tenant, { name: 'Ana Lima' });
  const users = [
    { id: 'U1', profile: { real_name: 'Ana Lima', email: ana.email.toUpperCase() } },
    { id: 'U2', profile: { real_name: 'Old Hand', email: 'old.hand@export.example' } },
    { id: 'B1', profile: { real_name: 'Deploys' }, is_bot: true },
  ];
  return { tenant, ana, users };
}
export const findChannel = async (actor: Actor, name: string) => {
  const { items } = await browseChannels(actor, { query: name, sort: 'name', show: 'all' });
  return items.find(({ channel }) => channel.name === name)?.channel;
};
export const messagesOf = async (actor: Actor, channelId: string) => (await listMessages(actor, { channelId })).messages;
