import type { AccentPalette } from './accent.ts';
import type { MyChannelView } from './channel-view.ts';
import type { ShownLabels } from './label.ts';
import type { MemberView } from './member-view.ts';
import type { SignInWay } from './sign-in-rules.ts';

/** `logo`: the version of the firm's logo, for its address; `accent`: its colours. Null: our own. */
export type WorkspaceView = {
  id: string;
  slug: string;
  name: string;
  memberCount: number;
  logo: string | null;
  accent: AccentPalette | null;
  /** The labels that may be chosen, and what the firm says at the top of everybody's chat. */
  shown: ShownLabels;
};

/** What this member may do in the workspace as a whole. */
export type WorkspaceAbilities = {
  /** Is an owner or an admin. */
  administer: boolean;
  /** Has any part of the administration. */
  openAdministration: boolean;
  managePeople: boolean;
  manageBilling: boolean;
  manageRules: boolean;
  readAudit: boolean;
  openMatters: boolean;
  manageCases: boolean;
  /** Has a queue of messages to review. */
  review: boolean;
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
  signedInBy: SignInWay;
  hasSecondFactor: boolean;
  createdAt: string;
  lastSeenAt: string;
  isCurrent: boolean;
};
