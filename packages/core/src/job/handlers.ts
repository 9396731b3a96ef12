import type { WithJobDb } from '@parley/db/erase/erase-tenant';
import { mailToSign } from '../acceptable-use/mail-to-sign.ts';
import { beginDailyChecks, checkArchive } from '../archive/check-archive.ts';
import { makeCheckpoints } from '../archive/checkpoint.ts';
import { mailArchiveBroken } from '../archive/mail-broken.ts';
import { nightlyBackup } from '../backup/nightly-backup.ts';
import { mailOfBilling, remindOfEnd } from '../billing/mail-of-billing.ts';
import { reconcileBilling } from '../billing/reconcile.ts';
import { syncSubscription } from '../billing/sync-subscription.ts';
import { expireExport, workOnExport } from '../export/work-on-export.ts';
import { checkFile } from '../file/check-file.ts';
import { lookAgain, lookAgainAtAll } from '../file/look-again.ts';
import { readText } from '../file/read-text.ts';
import { issueEmailToken } from '../identity/issue-email-token.ts';
import { issueInvitationToken } from '../invitation/issue-invitation-token.ts';
import { expireImport } from '../import/manage-imports.ts';
import { workOnImport } from '../import/work-on-import.ts';
import { mailJournalPaused } from '../journal/mail-journal-paused.ts';
import { sendJournal } from '../journal/send-journal.ts';
import { wakeJournals } from '../journal/wake-journals.ts';
import { log } from '../log.ts';
import { mailAccountChange } from '../mail/account-change-mail.ts';
import { confirmationMail } from '../mail/confirmation-mail.ts';
import { deliverMail } from '../mail/deliver-mail.ts';
import { mailEmergency } from '../mail/emergency-mail.ts';
import { invitationMail } from '../mail/invitation-mail.ts';
import { passwordResetMail } from '../mail/password-reset-mail.ts';
import { signInMail } from '../mail/people-mails.ts';
import { endGuest } from '../member/guest-end.ts';
import { mailGuestEnding, mailOwnership, mailWelcome } from '../member/mail-people.ts';
import { mailUnread } from '../notification/mail-unread.ts';
import { endCaseByDate } from '../oversight-case/end-case.ts';
import { mailCaseTold } from '../oversight-case/mail-case.ts';
import { previewMessage } from '../preview/preview-message.ts';
import { sendPush } from '../push/send-push.ts';
import { applyMatterRetention } from '../matter/change-matter-retention.ts';
import { applyRetention } from '../retention/change-retention.ts';
import { purgePerson } from '../subject-rights/erase-person.ts';
import { mailMyData } from '../subject-rights/mail-my-data.ts';
import { beginDailyPurges, purgeTenant } from '../retention/purge.ts';
import { remindOfSaved } from '../saved/remind-of-saved.ts';
import { sendScheduled } from '../scheduled/send-scheduled.ts';
import { workOnRerun } from '../supervision/rerun-policy.ts';
import { supervise, superviseAll } from '../supervision/supervise.ts';
import { tellOfAsked, tellOfDecided, tellOfGone } from '../waiting/tell-of-waiting.ts';
import { mailWebhookPaused } from '../webhook/mail-webhook-paused.ts';
import { sendAudit } from '../webhook/send-audit.ts';
import { eraseWorkspace } from '../workspace/erase-workspace.ts';
import { mailOfDeletion } from '../workspace/mail-of-deletion.ts';
import type { JobName, JobPayload } from './jobs.ts';
import { sweepIdentity } from './sweep-identity.ts';
import { mailNewDevice } from '../sign-in-rule/mail-new-device.ts';
import { mailRecovered, mailRecovery } from '../sign-in-rule/mail-recovery.ts';
import { sweepPresence } from './sweep-presence.ts';
import { sweepUploads } from './sweep-uploads.ts';

/** The same for every attempt at one job. */
export type JobRun = { id: string; createdAt: Date; withJobDb?: WithJobDb };
export type Handlers = { [Name in JobName]: (payload: JobPayload<Name>, run: JobRun) => Promise<void> };

/**
 * What each job does. A handler may run twice for one job (a crash between the work and its receipt), so each leads to
 * the same end when repeated. Tokens are made here, when the mail is written, so that no secret waits in the queue.
 */
export const handlers: Handlers = {
  'mail.invitation': async ({ tenantId, invitationId }) => {
    const invitation = await issueInvitationToken(tenantId, invitationId);
    if (invitation) await deliverMail(invitationMail(invitation));
    else log.info({ invitationId }, 'the invitation is no longer open; nothing sent');
  },
  'mail.confirm': async ({ userId }, run) => {
    const token = await issueEmailToken({ kind: 'confirm', user: { id: userId }, request: { id: run.id, at: run.createdAt } });
    if (token) await deliverMail(confirmationMail(token));
  },
  'mail.passwordReset': async ({ email }, run) => {
    const token = await issueEmailToken({ kind: 'reset', user: { email }, request: { id: run.id, at: run.createdAt } });
    if (token) await deliverMail(passwordResetMail(token));
  },
  'mail.emergency': mailEmergency,
  'mail.signIn': async ({ email }, run) => {
    const token = await issueEmailToken({ kind: 'signIn', user: { email }, request: { id: run.id, at: run.createdAt } });
    if (token) await deliverMail(signInMail(token));
  },
  'mail.welcome': mailWelcome,
  'mail.ownership': mailOwnership,
  'mail.newDevice': mailNewDevice,
  'mail.accountChange': mailAccountChange,
  'mail.recovery': mailRecovery,
  'mail.recovered': mailRecovered,
  'mail.guestEnding': mailGuestEnding,
  'guest.end': endGuest,
  'mail.unread': mailUnread,
  'push.send': sendPush,
  'saved.remind': remindOfSaved,
  'message.preview': (payload) => previewMessage(payload),
  'message.sendScheduled': sendScheduled,
  'file.check': checkFile,
  'file.lookAgainAll': lookAgainAtAll,
  'file.lookAgain': lookAgain,
  'file.readText': readText,
  'import.work': workOnImport,
  'import.expire': expireImport,
  'export.work': workOnExport,
  'export.expire': expireExport,
  'journal.send': (payload) => sendJournal(payload),
  'journal.wake': wakeJournals,
  'mail.journalPaused': mailJournalPaused,
  'archive.checkpoint': makeCheckpoints,
  'archive.checkAll': beginDailyChecks,
  'archive.check': checkArchive,
  'mail.archiveBroken': mailArchiveBroken,
  'backup.nightly': nightlyBackup,
  'billing.sync': async ({ tenantId }) => void (await syncSubscription(tenantId)),
  'billing.reconcile': reconcileBilling,
  'billing.remind': remindOfEnd,
  'mail.billing': mailOfBilling,
  'mail.deletion': mailOfDeletion,
  'mail.acceptableUse': mailToSign,
  'workspace.erase': eraseWorkspace,
  'audit.send': (payload) => sendAudit(payload),
  'mail.webhookPaused': mailWebhookPaused,
  'case.end': endCaseByDate,
  'mail.caseTold': mailCaseTold,
  'supervision.work': (payload) => supervise(payload),
  'supervision.rerun': (payload) => workOnRerun(payload),
  'supervision.sweep': superviseAll,
  'waiting.asked': tellOfAsked,
  'waiting.decided': tellOfDecided,
  'waiting.gone': tellOfGone,
  'retention.apply': applyRetention,
  'matter.applyRetention': applyMatterRetention,
  'retention.purge': purgeTenant,
  'mail.myData': mailMyData,
  'subject.purge': purgePerson,
  'retention.purgeAll': beginDailyPurges,
  'upload.sweep': sweepUploads,
  'session.sweep': sweepIdentity,
  'presence.sweep': sweepPresence,
};
