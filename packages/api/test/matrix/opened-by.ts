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
    invitation.requests invitation.resend invitation.revoke invitation.revokeLink invitation.setDomainEntry
    member.deactivate member.deactivateMany member.reactivate member.reactivateMany member.setGuestEnd member.setRole
    member.setRoleOfMany member.table permission.list`),
  billing: names(`
    billing.changePlan billing.checkout billing.get billing.invoices billing.portal billing.preview billing.refresh
    billing.setEnding`),
  rules: names(`
    acceptableUse.publish acceptableUse.remind acceptableUse.roster acceptableUse.withdraw
    boundaryRule.change boundaryRule.create boundaryRule.delete boundaryRule.list boundaryRule.switch boundaryRule.tryMonth
    boundaryRule.tryText
    signInRule.get signInRule.set signInRule.withoutSecondFactor workspace.scanRule workspace.setScanRule`),
  archive: names('archive.check archive.checkpoints archive.get audit.get audit.list'),
};

function names(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/));
}
