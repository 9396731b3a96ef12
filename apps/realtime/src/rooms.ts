/** Every Socket.IO room name is spelt here. A tenant leads each name, so that ids of two tenants can never meet. */
export const channelRoom = (tenantId: string, channelId: string) => `c:${tenantId}:${channelId}`;
export const memberRoom = (tenantId: string, memberId: string) => `m:${tenantId}:${memberId}`;
/** Nobody is in it: word of the tenant as a whole is noted under this name. */
export const tenantRoom = (tenantId: string) => `t:${tenantId}`;
export const sessionRoom = (sessionId: string) => `s:${sessionId}`;

export const isChannelRoom = (room: string) => room.startsWith('c:');
