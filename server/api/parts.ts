// Opens what every process of Guiju needs besides its database server: pools, keys, domains, providers. Servers and command-line tools share it.
import { join } from "node:path";
import { providersOf } from "@/server/api/providers";
import { installRegistry } from "@/server/api/registry";
import { now } from "@/server/core/clock";
import type { Config } from "@/server/core/config";
import { closeDatabase, openDatabase } from "@/server/core/database";
import { useLogRetention } from "@/server/core/log-retention";
import { sandboxImageText, unreadImageText } from "@/server/core/media/image-text";
import { openPartialUploads } from "@/server/core/media/partial-uploads";
import { openDiskStorage } from "@/server/core/media/storage";
import { useSigner } from "@/server/core/records/signer-in-use";
import { signerOf } from "@/server/core/records/signing";
import { makeKeyRing } from "@/server/core/sealed/key-ring";
import { openVault } from "@/server/core/sealed/vault";
import { setUpAccounts } from "@/server/features/accounts/setup";
import { useMedia } from "@/server/features/media/ports";
import { usePush } from "@/server/features/notifications/push/port";
import { webPushPort } from "@/server/features/notifications/push/web-push";
import { useExportsFolder } from "@/server/features/privacy/exports/folder";
import { useEvidenceStorage } from "@/server/features/verification/ports";
import { useClassifier } from "@/server/trust/review/classifier-in-use";
import { useIdentityPort } from "@/server/trust/standing/identity/port-in-use";

/** Opens them all; the returned function closes what must be closed. */
export async function openParts(config: Config, urls: { app: string; direct: string }): Promise<() => Promise<void>> {
  const { sms, identity, classifier } = providersOf(config);
  openVault({ ring: makeKeyRing(config.keys.ring), indexKey: config.keys.index });
  useSigner(signerOf(config.keys.signing));
  installRegistry();
  setUpAccounts({ publicUrl: config.url, isDemo: config.mode === "demo", sms });
  useClassifier(classifier, config.classifierMs);
  useIdentityPort(identity);
  usePush(
    config.push && webPushPort(config.push, config.url.startsWith("https:") ? config.url : "mailto:operator@localhost"),
  );
  useLogRetention(config.logRetentionMonths);
  useMedia({
    storage: await openDiskStorage(join(config.dataFolder, "media"), now()),
    partial: await openPartialUploads(join(config.dataFolder, "uploads"), now()),
    imageText: config.mode === "demo" ? sandboxImageText : unreadImageText,
  });
  useEvidenceStorage(await openDiskStorage(join(config.dataFolder, "evidence"), now()));
  useExportsFolder(join(config.dataFolder, "exports"));
  openDatabase({ url: urls.app, directUrl: urls.direct, prepared: config.preparedStatements });
  return closeDatabase;
}
