// Checks a second factor against what the account has.
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import type { WriteTx } from "@/server/core/write-tx";
import type { SecondFactorProof } from "@/server/features/accounts/contract";
import { hourMs, nextTryAt } from "@/server/features/accounts/registration";
import { relyingParty, verifyAuthentication } from "@/server/features/accounts/second-factor/passkey";
import { checkTotp } from "@/server/features/accounts/second-factor/totp";
import { accountsSetup } from "@/server/features/accounts/setup";
import {
  acceptTotpStep,
  lockPasskeys,
  lockTotp,
  markPasskeyUsed,
  useRecoveryCode,
  wrongProofs,
} from "@/server/features/accounts/store/second-factor";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";

/** Wrong second factors an hour, over all tickets and sessions of an account. */
const wrongPerHour = 10;

/** Refuses RATE_LIMITED/TOO_MANY after too many wrong ones. */
export async function requireTriesLeft(tx: WriteTx, accountId: AccountId): Promise<void> {
  const next = nextTryAt(await wrongProofs(tx, accountId), wrongPerHour, hourMs, tx.now);
  if (next) throw new AppError("RATE_LIMITED", "TOO_MANY", { until: next.toISOString() });
}

/** True where the proof is right; it is used up in this transaction and does not work again. `challenge` is what a passkey answers. */
export async function checkProof(
  tx: WriteTx,
  accountId: AccountId,
  proof: SecondFactorProof,
  challenge: string | null,
): Promise<boolean> {
  if (proof.method === "totp") {
    const row = await lockTotp(tx, accountId);
    const checked = row?.confirmed ? checkTotp(row.secret, proof.code, row.lastStep, tx.now) : null;
    if (!checked?.ok) return false;
    await acceptTotpStep(tx, accountId, checked.step);
    return true;
  }
  if (proof.method === "recovery-code") return useRecoveryCode(tx, accountId, proof.code);
  const known = (await lockPasskeys(tx, accountId)).find(({ id }) => id === proof.response.id);
  if (!known || !challenge) return false;
  const party = relyingParty(accountsSetup().publicUrl, "Guiju");
  const response = proof.response as unknown as AuthenticationResponseJSON; // the library checks every part of it
  const checked = await verifyAuthentication(party, response, challenge, known);
  if (!checked.ok) return false;
  await markPasskeyUsed(tx, known.id, checked.value.counter);
  return true;
}
