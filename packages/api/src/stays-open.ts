/** Whole nouns that a read-only workspace may go on changing: paying, taking one's data away, what compliance requires, one's own things. */
const nouns = new Set(
  'billing export journal archive audit hold case retention subject review supervision security session permission signInRule preference push saved sidebar draft notification singleSignOn scim'.split(
    ' ',
  ),
);
/** Leaving, and reading. */
const procedures = new Set([
  'member.deactivate',
  'acceptableUse.sign',
  'workspace.askDeletion',
  'workspace.cancelDeletion',
  'member.deactivateMany',
  'invitation.revoke',
  'invitation.revokeLink',
  'invitation.refuse',
  'matter.linkFile',
  'matter.setRetention',
  'matter.agreeToRetention',
  'matter.withdrawRetention',
  'channel.setMuted',
  'channel.setNotify',
  'thread.read',
  'thread.readAll',
  'thread.follow',
]);

/** Does this procedure still do what it does when the workspace is read-only? Everything else that changes something does not. */
export const staysOpen = (path: string): boolean => nouns.has(path.split('.')[0] ?? '') || procedures.has(path);
