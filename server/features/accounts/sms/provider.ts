// Which SMS provider the settings name.
import { now } from "@/server/core/clock";
import { inWriteTx } from "@/server/core/write-tx";
import type { SmsPort } from "@/server/features/accounts/sms/port";
import { sandboxSms } from "@/server/features/accounts/sms/sandbox-sms";
import { insertSandboxMessage } from "@/server/features/accounts/store/codes";
import { ConfigError } from "@/server/shared/config-error";

/** The port of this name. An unknown name is a ConfigError: real providers are added here. */
export function smsProvider(name: string): SmsPort {
  if (name !== "sandbox") throw new ConfigError(`GUIJU_SMS names "${name}", which is no provider of this build.`);
  return sandboxSms({ append: (message) => inWriteTx((tx) => insertSandboxMessage(tx, message)) }, now);
}
