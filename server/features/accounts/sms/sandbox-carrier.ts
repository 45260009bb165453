// The sandbox SMS provider as the demo and the tests run it: messages are kept in the database.
import { now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import type { SmsPort } from "@/server/features/accounts/sms/port";
import { sandboxSms } from "@/server/features/accounts/sms/sandbox-sms";
import { insertSandboxMessage } from "@/server/features/accounts/store/codes";

/** A carrier that delivers to the demo's own phone and to nobody else. */
export function sandboxCarrier(): SmsPort {
  return sandboxSms({ append: (message) => inWriteTx((tx) => insertSandboxMessage(tx, message)) }, now);
}
