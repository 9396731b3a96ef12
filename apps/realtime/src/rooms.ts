/** Every Socket.IO room name is spelt here. A tenant leads each name, so that ids of two tenants can never meet. */
export const channelRoom = (tenantId: string, channelId: string) => `c:${tenantId}:${channelId}`;
export const memberRoom = (tenantId: string, memberId: string) => `m:${tenantId}:${memberId}`;
export const sessionRoom = (sessionId: string) => `s:${sessionId}`;

export const isChannelRoom = (room: string) => room.startsWith('c:');
