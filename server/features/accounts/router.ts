import { router } from "@/server/pipeline/trpc";
import { acceptDocuments, publishDocument } from "./commands/agreements";
import { checkCode, requestCode, signIn, signUp } from "./commands/enter";
import { changeAvatar, changeBio, correctProfile, removeAvatar, rename } from "./commands/profile";
import {
  addPasskey,
  confirmSecondFactor,
  confirmTotp,
  endOtherSessions,
  endSession,
  makeRecoveryCodes,
  removePasskey,
  removeTotp,
  startConfirmation,
  startPasskey,
  startTotp,
} from "./commands/security";
import { demoSignIn, passkeyOptions, redeemTicket, secondFactor, signOut } from "./commands/ticket";
import {
  acceptances,
  document,
  documentDifference,
  documentSource,
  documentSummaries,
  documents,
} from "./queries/agreements";
import { registrationCluster } from "./queries/clusters";
import { demoCast, sandboxMessages } from "./queries/demo";
import { formerNames } from "./queries/former-names";
import { me, ownProfile, security, sessions } from "./queries/viewer";

export const accountsRouter = router({
  requestCode,
  checkCode,
  signUp,
  signIn,
  passkeyOptions,
  secondFactor,
  redeemTicket,
  demoSignIn,
  signOut,
  endSession,
  endOtherSessions,
  startTotp,
  confirmTotp,
  removeTotp,
  startPasskey,
  addPasskey,
  removePasskey,
  makeRecoveryCodes,
  startConfirmation,
  confirmSecondFactor,
  acceptDocuments,
  publishDocument,
  rename,
  changeBio,
  changeAvatar,
  removeAvatar,
  correctProfile,
  me,
  ownProfile,
  formerNames,
  sessions,
  security,
  documents,
  document,
  documentDifference,
  documentSummaries,
  documentSource,
  acceptances,
  demoCast,
  sandboxMessages,
  registrationCluster,
});
