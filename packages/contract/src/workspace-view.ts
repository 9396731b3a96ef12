import type { MyChannelView } from './channel-view.ts';
import type { MemberView } from './member-view.ts';

export type WorkspaceView = { id: string; slug: string; name: string; memberCount: number };

/** What this member may do in the workspace as a whole. */
export type WorkspaceAbilities = {
  administer: boolean;
  invite: boolean;
  createPublicChannel: boolean;
  createPrivateChannel: boolean;
  startDirect: boolean;
  browseChannels: boolean;
};

/**
 * Everything the chat needs to draw its first screen, in one answer. `members` are the people this member may see
 * (all of them, up to 500; the rest by `member.list`).
 */
export type Bootstrap = {
  workspace: WorkspaceView;
  me: MemberView;
  user: { email: string; isEmailConfirmed: boolean };
  can: WorkspaceAbilities;
  channels: MyChannelView[];
  members: MemberView[];
  lastChannelId: string | null;
};

export type AccountView = {
  user: { id: string; name: string; email: string; isEmailConfirmed: boolean };
  workspaces: { slug: string; name: string; memberCount: number; role: string }[];
};

export type SessionView = {
  id: string;
  device: string;
  address: string;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};
