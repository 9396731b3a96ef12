import { router } from './procedure.ts';
import { acceptableUse } from './routers/acceptable-use.ts';
import { account } from './routers/account.ts';
import { archive } from './routers/archive.ts';
import { audit } from './routers/audit.ts';
import { barrier } from './routers/barrier.ts';
import { billing } from './routers/billing.ts';
import { boundaryRule } from './routers/boundary-rule.ts';
import { cases } from './routers/case.ts';
import { channel } from './routers/channel.ts';
import { draft } from './routers/draft.ts';
import { emoji } from './routers/emoji.ts';
import { exports } from './routers/export.ts';
import { journal } from './routers/journal.ts';
import { file } from './routers/file.ts';
import { group } from './routers/group.ts';
import { hold } from './routers/hold.ts';
import { imports } from './routers/import.ts';
import { invitation } from './routers/invitation.ts';
import { label } from './routers/label.ts';
import { matter } from './routers/matter.ts';
import { member } from './routers/member.ts';
import { message } from './routers/message.ts';
import { notification } from './routers/notification.ts';
import { passkey } from './routers/passkey.ts';
import { permission } from './routers/permission.ts';
import { preference } from './routers/preference.ts';
import { push } from './routers/push.ts';
import { quarantine } from './routers/quarantine.ts';
import { report } from './routers/report.ts';
import { retention } from './routers/retention.ts';
import { saved } from './routers/saved.ts';
import { scheduled } from './routers/scheduled.ts';
import { scim } from './routers/scim.ts';
import { sidebar } from './routers/sidebar.ts';
import { signInRule } from './routers/sign-in-rule.ts';
import { signup } from './routers/signup.ts';
import { singleSignOn } from './routers/single-sign-on.ts';
import { social } from './routers/social.ts';
import { subject } from './routers/subject.ts';
import { supervision } from './routers/supervision.ts';
import { thread } from './routers/thread.ts';
import { waiting } from './routers/waiting.ts';
import { workspace } from './routers/workspace.ts';

/** One router per noun; each procedure is its input and one call into core. */
export const appRouter = router({
  acceptableUse,
  account,
  archive,
  audit,
  barrier,
  billing,
  boundaryRule,
  case: cases,
  channel,
  draft,
  emoji,
  export: exports,
  journal,
  file,
  group,
  hold,
  import: imports,
  invitation,
  label,
  matter,
  member,
  message,
  notification,
  passkey,
  permission,
  preference,
  push,
  quarantine,
  report,
  retention,
  saved,
  scheduled,
  scim,
  sidebar,
  signInRule,
  signup,
  singleSignOn,
  social,
  subject,
  supervision,
  thread,
  waiting,
  workspace,
});
export type AppRouter = typeof appRouter;
