import type { Outcome } from './surface.ts';
import { permissions } from '@parley/contract/permission';
import { seats, type Seat } from './build-world.ts';
import { openedBy } from './opened-by.ts';

/**
 * Who may do what, spelt out: one line for each procedure and event, in numbers of HTTP. A missing line fails the suite. Who holds
 * one permission and is a member otherwise gets what `opened-by` says, else what a member gets.
 */
const lines = `
                              nobody  owner  admin  member  guest  outsider  former
acceptableUse.get             401     ok     ok     ok      ok     ok        404
acceptableUse.publish         401     ok     ok     403     403    ok        404
acceptableUse.remind          401     ok     ok     403     403    ok        404
acceptableUse.roster          401     ok     ok     403     403    ok        404
acceptableUse.sign            401     ok     ok     ok      ok     ok        404
acceptableUse.withdraw        401     ok     ok     403     403    ok        404
account.beginSecondFactor     401     ok     ok     ok      ok     ok        ok
account.changePassword        401     ok     ok     ok      ok     ok        ok
account.confirmEmail          ok      ok     ok     ok      ok     ok        ok
account.confirmSecondFactor   401     ok     ok     ok      ok     ok        ok
account.createWorkspace       401     ok     ok     ok      ok     ok        ok
account.endSecondFactor       401     ok     ok     ok      ok     ok        ok
account.listSessions          401     ok     ok     ok      ok     ok        ok
account.me                    401     ok     ok     ok      ok     ok        ok
account.renewRecoveryCodes    401     ok     ok     ok      ok     ok        ok
account.requestPasswordReset  ok      ok     ok     ok      ok     ok        ok
account.resendConfirmation    401     ok     ok     ok      ok     ok        ok
account.requestSignInLink     ok      ok     ok     ok      ok     ok        ok
account.resetPassword         ok      ok     ok     ok      ok     ok        ok
account.revokeOtherSessions   401     ok     ok     ok      ok     ok        ok
account.revokeSession         401     ok     ok     ok      ok     ok        ok
account.showSecondFactor      401     ok     ok     ok      ok     ok        ok
account.secondFactor          401     ok     ok     ok      ok     ok        ok
archive.check                 401     ok     ok     403     403    ok        404
archive.checkpoints           401     ok     ok     403     403    ok        404
archive.get                   401     ok     ok     403     403    ok        404
archive.rotateKey             401     ok     403    403     403    403       404
audit.get                     401     ok     ok     403     403    ok        404
audit.list                    401     ok     ok     403     403    ok        404
audit.webhook                 401     ok     ok     403     403    ok        404
audit.setWebhook              401     ok     ok     403     403    ok        404
audit.removeWebhook           401     ok     ok     403     403    ok        404
audit.testWebhook             401     ok     ok     403     403    ok        404
audit.resumeWebhook           401     ok     ok     403     403    ok        404
billing.changePlan            401     ok     ok     403     403    ok        404
billing.checkout              401     ok     ok     403     403    ok        404
billing.get                   401     ok     ok     403     403    ok        404
billing.invoices              401     ok     ok     403     403    ok        404
billing.portal                401     ok     ok     403     403    ok        404
billing.preview               401     ok     ok     403     403    ok        404
billing.refresh               401     ok     ok     403     403    ok        404
billing.setEnding             401     ok     ok     403     403    ok        404
billing.standing              401     ok     ok     ok      ok     ok        404
boundaryRule.change           401     ok     ok     403     403    ok        404
boundaryRule.create           401     ok     ok     403     403    ok        404
boundaryRule.delete           401     ok     ok     403     403    ok        404
boundaryRule.list             401     ok     ok     403     403    ok        404
boundaryRule.switch           401     ok     ok     403     403    ok        404
boundaryRule.tryMonth         401     ok     ok     403     403    ok        404
boundaryRule.tryText          401     ok     ok     403     403    ok        404
channel.addMembers            401     ok     ok     ok      403    404       404
channel.answerProposal        401     ok     ok     ok      ok     404       404
channel.archive               401     ok     ok     ok      403    404       404
channel.browse                401     ok     ok     ok      403    ok        404
channel.create                401     ok     ok     ok      403    ok        404
channel.details               401     ok     ok     ok      ok     404       404
channel.get                   401     ok     ok     ok      ok     404       404
channel.join                  401     ok     ok     ok      404    ok        404
channel.leave                 401     ok     ok     ok      ok     404       404
channel.members               401     ok     ok     ok      ok     404       404
channel.openDirect            401     ok     ok     ok      403    ok        404
channel.propose               401     ok     ok     ok      403    404       404
channel.removeMember          401     ok     ok     403     403    404       404
channel.rename                401     ok     ok     ok      403    404       404
channel.setMuted              401     ok     ok     ok      ok     404       404
channel.setNotify             401     ok     ok     ok      ok     404       404
channel.setPosting            401     ok     ok     403     403    404       404
channel.setTopic              401     ok     ok     ok      403    404       404
channel.unarchive             401     ok     ok     ok      403    404       404
group.changeMembers           401     ok     ok     403     403    ok        404
group.create                  401     ok     ok     403     403    ok        404
group.delete                  401     ok     ok     403     403    ok        404
group.list                    401     ok     ok     ok      ok     ok        404
draft.choose                  401     ok     ok     ok      ok     404       404
draft.drop                    401     ok     ok     ok      ok     404       404
draft.list                    401     ok     ok     ok      ok     ok        404
draft.set                     401     ok     ok     ok      ok     404       404
emoji.add                     401     ok     ok     ok      403    ok        404
emoji.list                    401     ok     ok     ok      ok     ok        404
emoji.remove                  401     ok     ok     403     403    ok        404
export.cancel                 401     ok     403    403     403    403       404
export.link                   401     ok     403    403     403    403       404
export.list                   401     ok     403    403     403    403       404
export.start                  401     ok     403    403     403    403       404
file.link                     401     ok     ok     ok      ok     404       404
file.list                     401     ok     ok     ok      ok     404       404
file.search                   401     ok     ok     ok      ok     ok        404
group.members                 401     ok     ok     ok      403    ok        404
group.rename                  401     ok     ok     403     403    ok        404
import.cancel                 401     ok     ok     403     403    ok        404
import.discard                401     ok     ok     403     403    ok        404
import.get                    401     ok     ok     403     403    ok        404
import.list                   401     ok     ok     403     403    ok        404
import.problems               401     ok     ok     403     403    ok        404
import.start                  401     ok     ok     403     403    ok        404
invitation.accept             ok      ok     ok     ok      ok     ok        ok
invitation.create             401     ok     ok     403     403    404       404
invitation.find               ok      ok     ok     ok      ok     ok        ok
invitation.list               401     ok     ok     403     403    ok        404
invitation.resend             401     ok     ok     403     403    ok        404
invitation.revoke             401     ok     ok     403     403    ok        404
member.deactivate             401     ok     ok     403     403    ok        404
member.get                    401     ok     ok     ok      ok     ok        404
member.list                   401     ok     ok     ok      ok     ok        404
member.reactivate             401     ok     ok     403     403    ok        404
member.setRole                401     ok     ok     403     403    ok        404
member.timeZone               401     ok     ok     ok      ok     ok        404
invitation.addDomain          401     ok     ok     403     403    ok        404
invitation.approve            401     ok     ok     403     403    ok        404
invitation.askToJoin          ok      ok     ok     ok      ok     ok        ok
invitation.checkRows          401     ok     ok     403     403    ok        404
invitation.createLink         401     ok     ok     403     403    404       404
invitation.createRows         401     ok     ok     403     403    ok        404
invitation.domains            401     ok     ok     403     403    ok        404
invitation.findDoor           ok      ok     ok     ok      ok     ok        ok
invitation.links              401     ok     ok     403     403    ok        404
invitation.proveDomain        401     ok     ok     403     403    ok        404
invitation.refuse             401     ok     ok     403     403    ok        404
invitation.removeDomain       401     ok     ok     403     403    ok        404
invitation.requests           401     ok     ok     403     403    ok        404
invitation.revokeLink         401     ok     ok     403     403    ok        404
invitation.setDomainEntry     401     ok     ok     403     403    ok        404
member.deactivateMany         401     ok     ok     403     403    ok        404
member.handOver               401     ok     403    403     403    403       404
member.reactivateMany         401     ok     ok     403     403    ok        404
member.setGuestEnd            401     ok     ok     403     403    ok        404
member.setRoleOfMany          401     ok     ok     403     403    ok        404
member.table                  401     ok     ok     403     403    ok        404
member.updateProfile          401     ok     ok     ok      ok     ok        404
message.get                   401     ok     ok     ok      ok     404       404
message.page                  401     ok     ok     ok      ok     404       404
message.context               401     ok     ok     ok      ok     404       404
message.search                401     ok     ok     ok      ok     ok        404
message.thread                401     ok     ok     ok      ok     404       404
message.ackRoster             401     ok     ok     ok      ok     404       404
message.acknowledge           401     ok     ok     ok      ok     404       404
message.closePoll             401     ok     ok     ok      ok     404       404
message.forward               401     ok     ok     ok      ok     404       404
message.history               401     ok     ok     ok      ok     404       404
message.move                  401     ok     ok     ok      ok     404       404
message.pin                   401     ok     ok     ok      ok     404       404
message.pins                  401     ok     ok     ok      ok     404       404
message.remindAck             401     ok     ok     ok      ok     404       404
message.reach                 401     ok     ok     ok      ok     404       404
message.removePreview         401     ok     ok     ok      ok     404       404
message.requireAck            401     ok     ok     ok      ok     404       404
message.vote                  401     ok     ok     ok      ok     404       404
notification.explain          401     ok     ok     ok      ok     404       404
notification.list             401     ok     ok     ok      ok     ok        404
passkey.add                   401     ok     ok     ok      ok     ok        ok
passkey.ask                   401     ok     ok     ok      ok     ok        ok
passkey.begin                 401     ok     ok     ok      ok     ok        ok
passkey.beginSignIn           ok      ok     ok     ok      ok     ok        ok
passkey.list                  401     ok     ok     ok      ok     ok        ok
passkey.remove                401     ok     ok     ok      ok     ok        ok
passkey.rename                401     ok     ok     ok      ok     ok        ok
permission.list               401     ok     ok     403     403    ok        404
permission.set                401     ok     403    403     403    403       404
preference.get                401     ok     ok     ok      ok     ok        404
preference.set                401     ok     ok     ok      ok     ok        404
preference.stopMails          ok      ok     ok     ok      ok     ok        ok
push.key                      401     ok     ok     ok      ok     ok        404
push.subscribe                401     ok     ok     ok      ok     ok        404
push.unsubscribe              401     ok     ok     ok      ok     ok        404
report.get                    401     ok     ok     403     403    ok        404
saved.ids                     401     ok     ok     ok      ok     ok        404
saved.list                    401     ok     ok     ok      ok     ok        404
saved.remind                  401     ok     ok     ok      ok     404       404
saved.remove                  401     ok     ok     ok      ok     404       404
saved.save                    401     ok     ok     ok      ok     404       404
saved.setDone                 401     ok     ok     ok      ok     404       404
signInRule.get                401     ok     ok     403     403    ok        404
signInRule.recover            401     ok     404    404     404    404       404
signInRule.requestRecovery    401     ok     ok     ok      ok     ok        ok
signInRule.set                401     ok     ok     403     403    ok        404
signInRule.withoutSecondFactor 401    ok     ok     403     403    ok        404
singleSignOn.entry            ok      ok     ok     ok      ok     ok        ok
singleSignOn.get              401     ok     403    403     403    403       404
singleSignOn.setOpenId        401     ok     403    403     403    403       404
singleSignOn.setSaml          401     ok     403    403     403    403       404
singleSignOn.remove           401     ok     403    403     403    403       404
singleSignOn.require          401     ok     403    403     403    403       404
social.askForLink             401     ok     ok     ok      ok     ok        ok
social.list                   401     ok     ok     ok      ok     ok        ok
social.unlink                 401     ok     ok     ok      ok     ok        ok
scim.get                      401     ok     403    403     403    403       404
scim.makeToken                401     ok     403    403     403    403       404
scim.endToken                 401     ok     403    403     403    403       404
sidebar.arrange               401     ok     ok     ok      ok     404       404
sidebar.changeSection         401     ok     ok     ok      ok     ok        404
scheduled.cancel              401     ok     ok     ok      ok     404       404
scheduled.change              401     ok     ok     ok      ok     404       404
scheduled.count               401     ok     ok     ok      ok     ok        404
scheduled.create              401     ok     ok     ok      ok     404       404
scheduled.list                401     ok     ok     ok      ok     ok        404
scheduled.sendNow             401     ok     ok     ok      ok     404       404
sidebar.createSection         401     ok     ok     ok      ok     ok        404
sidebar.deleteSection         401     ok     ok     ok      ok     ok        404
sidebar.get                   401     ok     ok     ok      ok     ok        404
sidebar.placeChannel          401     ok     ok     ok      ok     404       404
signup.createWorkspace        ok      ok     ok     ok      ok     ok        ok
thread.list                   401     ok     ok     ok      ok     ok        404
thread.read                   401     ok     ok     ok      ok     404       404
thread.follow                 401     ok     ok     ok      ok     404       404
thread.readAll                401     ok     ok     ok      ok     ok        404
thread.resolve                401     ok     ok     ok      ok     404       404
thread.state                  401     ok     ok     ok      ok     404       404
workspace.askDeletion         401     ok     403    403     403    403       404
workspace.cancelDeletion      401     ok     403    403     403    403       404
workspace.changeAddress       401     ok     ok     403     403    ok        404
workspace.choosePreset        401     ok     ok     403     403    ok        404
workspace.deletion            401     ok     ok     403     403    ok        404
workspace.dismissSetup        401     ok     ok     403     403    ok        404
workspace.presets             401     ok     ok     403     403    ok        404
workspace.removeAccent        401     ok     ok     403     403    ok        404
workspace.removeLogo          401     ok     ok     403     403    ok        404
workspace.rename              401     ok     ok     403     403    ok        404
workspace.setAccent           401     ok     ok     403     403    ok        404
workspace.setDefaults         401     ok     ok     403     403    ok        404
workspace.setLogo             401     ok     ok     403     403    ok        404
workspace.settings            401     ok     ok     403     403    ok        404
workspace.setup               401     ok     ok     403     403    ok        404
workspace.skipSetupStep       401     ok     ok     403     403    ok        404
workspace.takeBackPreset      401     ok     ok     403     403    ok        404
workspace.bootstrap           401     ok     ok     ok      ok     ok        404
workspace.scanRule            401     ok     ok     403     403    ok        404
workspace.setScanRule         401     ok     ok     403     403    ok        404
message.send                  401     ok     ok     ok      ok     404       404
message.edit                  401     ok     ok     ok      ok     404       404
message.delete                401     ok     ok     ok      ok     404       404
message.react                 401     ok     ok     ok      ok     404       404
channel.read                  401     ok     ok     ok      ok     404       404
channel.markUnread            401     ok     ok     ok      ok     404       404
channel.typing                401     ok     ok     ok      ok     404       404
presence.set                  401     ok     ok     ok      ok     ok        404
presence.watch                401     ok     ok     ok      ok     ok        404
sync                          401     ok     ok     ok      ok     ok        404
`;

export type Caller = 'nobody' | Seat;
export const callers: Caller[] = ['nobody', ...seats];
export type AccessTable = Record<string, Record<Caller, Outcome>>;

const outcomes: Record<string, Outcome> = { ok: 'ok', '401': 'UNAUTHENTICATED', '403': 'FORBIDDEN', '404': 'NOT_FOUND' };

export function parseAccess(text: string): AccessTable {
  const [header, ...rows] = text
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter((cells) => cells.length > 1);
  const table: AccessTable = {};
  for (const [name = '', ...cells] of rows) {
    const given = Object.fromEntries((header ?? []).map((caller, i) => [caller, outcomes[cells[i] ?? ''] ?? 'INTERNAL']));
    const held = permissions.map((one) => [one, openedBy[one].has(name) ? 'ok' : (given['member'] ?? 'INTERNAL')]);
    table[name] = { ...given, ...Object.fromEntries(held) } as Record<Caller, Outcome>;
  }
  return table;
}

export const accessTable = parseAccess(lines);
