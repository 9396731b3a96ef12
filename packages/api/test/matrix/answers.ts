import { acceptableUseView, rosterPage } from '@parley/contract/acceptable-use';
import { bill, billingView, invoiceView, standingView } from '@parley/contract/billing-view';
import { channelDetails, myChannelView } from '@parley/contract/channel-view';
import { customEmojiView } from '@parley/contract/emoji-view';
import { fileView, listedFile } from '@parley/contract/file-view';
import { groupView } from '@parley/contract/group-view';
import {
  invitationLinkView,
  joinRequestView,
  judgedRow,
  mailDomainView,
  resentPart,
  toResend,
} from '@parley/contract/invitation-view';
import { shownLabels } from '@parley/contract/label';
import { bulkResult, memberTableRow } from '@parley/contract/member-table';
import { invitationStates, memberView, role } from '@parley/contract/member-view';
import { messageView } from '@parley/contract/message-view';
import { notificationExplanation, notificationView } from '@parley/contract/notification-view';
import { preferences } from '@parley/contract/preferences';
import { presetsView } from '@parley/contract/presets';
import { id, version } from '@parley/contract/primitives';
import { scheduledView } from '@parley/contract/scheduled';
import { sidebarView } from '@parley/contract/sidebar-view';
import { deletionView, setupView, workspaceSettings } from '@parley/contract/workspace-settings';
import * as z from 'zod';

// What each answer may hold, and nothing besides: a field that is not here fails the happy path.
const page = (item: z.ZodType) => z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() });
const time = z.iso.datetime();
const words = z.string();

const invitation = z.strictObject({
  id,
  email: words,
  role,
  state: z.enum(invitationStates),
  invitedBy: words,
  createdAt: time,
  expiresAt: time,
});
const abilities = [
  'administer',
  'openAdministration',
  'managePeople',
  'manageBilling',
  'manageRules',
  'readAudit',
  'manageCases',
  'review',
  'invite',
  'createPublicChannel',
  'createPrivateChannel',
  'startDirect',
  'browseChannels',
  'openMatters',
] as const;
const flag = z.boolean();
const user = { email: words, isEmailConfirmed: flag };

const draft = z.strictObject({
  key: id,
  channelId: id,
  body: words,
  version,
  editedAt: version,
  updatedAt: time,
  others: z.array(z.strictObject({ id, body: words, isMine: z.boolean() })),
});

export const answers = {
  draft,
  drafts: page(draft).extend({ at: time }),
  draftFiles: z.strictObject({
    items: z.array(z.strictObject({ key: id, channelId: id, version, addedAt: time, file: fileView })),
    left: z.array(z.strictObject({ fileId: id, version })),
  }),
  nothing: z.strictObject({}),
  slug: z.strictObject({ slug: words }),
  email: z.strictObject({ email: words }),
  slugAndEmail: z.strictObject({ slug: words, email: words }),
  signedUp: z.strictObject({ slug: words, mailHint: words.nullable() }),
  mailHint: z.strictObject({ mailHint: words.nullable() }),
  revoked: z.strictObject({ revoked: z.number() }),
  account: z.strictObject({
    user: z.strictObject({ id, name: words, ...user }),
    workspaces: z.array(z.strictObject({ slug: words, name: words, memberCount: z.number(), role })),
  }),
  sessions: z.strictObject({
    sessions: z.array(
      z.strictObject({
        id,
        device: words,
        address: words,
        signedInBy: words,
        hasSecondFactor: flag,
        createdAt: time,
        lastSeenAt: time,
        isCurrent: flag,
      }),
    ),
  }),
  channel: myChannelView,
  channelOrNull: myChannelView.nullable(),
  channelPage: page(myChannelView),
  channelDetails,
  sidebar: sidebarView,
  emoji: customEmojiView,
  emojiPage: page(customEmojiView).extend({ canAdd: flag }),
  reach: z.strictObject({ reached: z.number().int(), muted: z.number().int() }),
  group: groupView,
  groups: z.strictObject({ items: z.array(groupView) }),
  member: memberView,
  memberPage: page(memberView),
  timeZone: z.strictObject({ timeZone: words.nullable() }),
  message: messageView,
  messagePage: z.strictObject({ messages: z.array(messageView), hasBefore: flag, hasAfter: flag, version }),
  context: z.strictObject({ before: messageView.nullable(), after: messageView.nullable() }),
  found: page(messageView.extend({ channelName: words.nullable() })),
  thread: z.strictObject({ parent: messageView, replies: z.array(messageView), hasMore: flag }),
  changedMessage: z.strictObject({ message: messageView }),
  fileLink: z.strictObject({ url: words, expiresAt: time }),
  filePage: page(listedFile),
  foundFiles: page(listedFile.extend({ channelId: id, channelName: words.nullable() })),
  pinnedPage: page(messageView),
  messageVersions: z.strictObject({
    versions: z.array(
      z.strictObject({ edit: version, body: words, at: time, by: z.strictObject({ memberId: id, name: words }).nullable() }),
    ),
  }),
  ackRoster: page(z.strictObject({ memberId: id, name: words })).extend({ done: z.number(), missing: z.number() }),
  acceptableUse: acceptableUseView,
  roster: rosterPage,
  workspaceSettings,
  presets: presetsView,
  setup: setupView,
  deletion: deletionView,
  reminded: z.strictObject({ reminded: z.number() }),
  following: z.strictObject({ isFollowing: flag }),
  scheduled: scheduledView,
  scheduledPage: page(scheduledView),
  scheduledCount: z.strictObject({ waiting: z.number(), failed: z.number() }),
  savedIds: z.strictObject({ messageIds: z.array(id) }),
  savedPage: page(
    z.strictObject({
      message: messageView,
      savedAt: time,
      remindAt: time.nullable(),
      remindedAt: time.nullable(),
      doneAt: time.nullable(),
    }),
  ),
  threads: page(z.strictObject({ parent: messageView, unread: z.number() })),
  notifications: page(notificationView),
  notificationExplanation,
  pushKey: z.strictObject({ key: words }),
  preferences,
  standing: standingView,
  billing: billingView,
  billPreview: z.strictObject({ bill: bill.nullable() }),
  invoices: page(invoiceView),
  url: z.strictObject({ url: words }),
  invitationPage: page(invitation),
  invited: z.strictObject({
    invited: z.array(invitation),
    skipped: z.array(z.strictObject({ email: words, reason: words })),
    mailHint: words.nullable(),
  }),
  invitationFound: z.strictObject({
    workspaceName: words,
    workspaceSlug: words,
    email: words,
    inviterName: words,
    hasAccount: flag,
    name: words,
    isGuest: flag,
    needsApproval: flag,
  }),
  accepted: z.strictObject({ slug: words, email: words, isWaiting: flag, signInToken: words.nullable() }),
  door: z.strictObject({ workspaceName: words, isGuest: flag, needsApproval: flag }),
  checkedRows: z.strictObject({ rows: z.array(judgedRow), roomFor: z.number() }),
  invitedRows: z.strictObject({ rows: z.array(judgedRow), mailHint: words.nullable() }),
  toResend,
  resentPart,
  newLink: z.strictObject({ url: words, link: invitationLinkView }),
  linkPage: page(invitationLinkView),
  mailDomain: mailDomainView,
  mailDomains: z.strictObject({ items: z.array(mailDomainView) }),
  requestPage: page(joinRequestView),
  memberTable: page(memberTableRow),
  bulk: z.strictObject({ results: z.array(bulkResult) }),
  bootstrap: z.strictObject({
    workspace: z.strictObject({
      id,
      slug: words,
      name: words,
      memberCount: z.number(),
      logo: words.nullable(),
      accent: z.strictObject({ light: z.record(words, words), dark: z.record(words, words) }).nullable(),
      shown: shownLabels,
    }),
    me: memberView,
    user: z.strictObject(user),
    can: z.strictObject(Object.fromEntries(abilities.map((name) => [name, flag]))),
    channels: z.array(myChannelView),
    members: z.array(memberView),
    lastChannelId: id.nullable(),
  }),
};
