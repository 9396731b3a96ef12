import type { Permission } from '@parley/contract/permission';

/**
 * What each permission opens to somebody who has nothing else. To all else its holder is a member like any other; a procedure
 * that a permission opens and that is not here fails the suite.
 */
export const openedBy: Record<Permission, Set<string>> = {
  people: names(`
    group.changeMembers group.create group.delete group.rename
    invitation.addDomain invitation.approve invitation.checkRows invitation.create invitation.createLink invitation.createRows
    invitation.domains invitation.links invitation.list invitation.proveDomain invitation.refuse invitation.removeDomain
    invitation.requests invitation.resend invitation.resendAll invitation.revoke invitation.revokeLink invitation.setDomainEntry
    invitation.toResend
    member.deactivate member.deactivateMany member.reactivate member.reactivateMany member.setGuestEnd member.setRole
    member.setRoleOfMany member.table permission.list`),
  billing: names(`
    billing.changePlan billing.checkout billing.get billing.invoices billing.portal billing.preview billing.refresh
    billing.setEnding`),
  rules: names(`
    acceptableUse.publish acceptableUse.remind acceptableUse.roster acceptableUse.withdraw
    barrier.change barrier.create barrier.delete barrier.list barrier.people barrier.preview barrier.simulate barrier.switch
    boundaryRule.change boundaryRule.create boundaryRule.delete boundaryRule.list boundaryRule.switch boundaryRule.tryMonth
    boundaryRule.tryText
    channel.setLabel
    label.adopt label.change label.create label.list label.lower label.order label.remove label.restore label.setBanner
    supervision.agree supervision.changeLexicon supervision.changePolicy supervision.createLexicon supervision.createPolicy
    supervision.deleteLexicon supervision.deletePolicy supervision.endPolicy supervision.evidence supervision.lexicons
    supervision.policies supervision.refuse supervision.report supervision.rerun supervision.tryPolicy
    quarantine.files quarantine.list quarantine.open
    quarantine.refuse quarantine.release quarantine.releaseFile
    signInRule.get signInRule.set signInRule.withoutSecondFactor workspace.scanRule workspace.setScanRule`),
  archive: names(`
    archive.check archive.checkpoints archive.get audit.get audit.list
    case.approve case.change case.close case.get case.hold case.linkFile case.list case.log case.mark case.open case.people case.read case.refuse
    case.removeQuery case.saveQuery case.search
    export.cancel export.decide export.link export.list export.start
    matter.agreeToRetention matter.hold matter.keeping
    hold.list hold.place hold.release
    journal.add journal.decide journal.list journal.notes journal.pause journal.remove journal.replay journal.test
    retention.agree retention.get retention.purges retention.set retention.try retention.withdraw`),
};

function names(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/));
}
