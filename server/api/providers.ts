// The adapters of this build, by the name that the settings give them. One for a real provider is added here.
import { now } from "@/server/core/clock";
import type { Config } from "@/server/core/config";
import type { SmsPort } from "@/server/features/accounts/sms/port";
import { sandboxCarrier } from "@/server/features/accounts/sms/sandbox-carrier";
import { ConfigError } from "@/server/shared/config-error";
import { type ClassifierPort, sandboxClassifier } from "@/server/trust/review/classifier";
import type { IdentityPort } from "@/server/trust/standing/identity/port";
import { sandboxIdentity } from "@/server/trust/standing/identity/sandbox-identity";

const sms: Record<string, () => SmsPort> = { sandbox: sandboxCarrier };
const identity: Record<string, () => IdentityPort> = { sandbox: () => sandboxIdentity(now) };
const classifier: Record<string, () => ClassifierPort> = { sandbox: () => sandboxClassifier };

/** The adapters that the settings name. Refuses with a ConfigError a name that this build has no adapter for; needs no database yet. */
export function providersOf({ providers }: Config) {
  return {
    sms: named("GUIJU_SMS", providers.sms, sms),
    identity: named("GUIJU_IDENTITY", providers.identity, identity),
    classifier: named("GUIJU_CLASSIFIER", providers.classifier, classifier),
  };
}

function named<Port>(setting: string, name: string, adapters: Record<string, () => Port>): Port {
  const make = Object.hasOwn(adapters, name) ? adapters[name] : undefined;
  if (make) return make();
  const known = Object.keys(adapters).join(", ");
  throw new ConfigError(
    `${setting} names "${name}", for which this build has no adapter: write one and enter it in server/api/providers.ts, or choose one of: ${known}.`,
  );
}
