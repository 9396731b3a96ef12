/** What is said outside the chat, by mail and by push, where the catalogues of its pages are not. */
export type Words = {
  /** Under the button of every mail. */
  copyAddress: string;
  confirm: { subject: string; hello: (name: string) => string; lead: string; action: string; footnote: string };
  reset: { subject: string; hello: (name: string) => string; lead: string; footnote: string };
  /** An owner came in past single sign-on. */
  emergency: {
    subject: (firm: string) => string;
    title: string;
    lead: (owner: string, firm: string) => string;
    from: (address: string) => string;
    action: string;
    footnote: string;
  };
  invitation: {
    subject: (inviter: string, firm: string) => string;
    title: (firm: string) => string;
    lead: (inviter: string, firm: string) => string;
    next: string;
    action: (firm: string) => string;
    footnote: (until: string) => string;
  };
  unread: {
    subject: (firm: string) => string;
    title: string;
    hidden: (count: number) => string;
    more: (count: number) => string;
    open: string;
    footnote: string;
    stop: string;
  };
  deletion: {
    askedTitle: (firm: string) => string;
    askedLead: (who: string, firm: string, day: string) => string;
    askedNext: string;
    askedFootnote: string;
    cancelledTitle: (firm: string) => string;
    cancelledLead: (firm: string) => string;
    cancelledFootnote: string;
    erasedTitle: (firm: string) => string;
    erasedLead: (firm: string) => string;
    erasedProof: string;
    erasedFootnote: string;
    open: string;
    toParley: string;
  };
  acceptableUse: { title: (firm: string) => string; lead: (firm: string) => string; action: string; footnote: string };
  push: { hidden: string; scheduleFailed: string };
};
