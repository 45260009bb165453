// Names that nobody takes, or nobody as often.
import type { WriteTx } from "@/server/core/write-tx";
import { refuseProtectedName } from "@/server/features/accounts/protected-names";
import { nameStanding } from "@/server/features/accounts/store/profile";
import { AppError } from "@/server/shared/errors";
import type { AccountId } from "@/server/shared/ids";
import { namesPerYear } from "@/server/shared/names";
import { addMonths } from "@/server/shared/time";
import { officialIn } from "@/server/trust/authors/official-names";

/**
 * Refuses a new name: INVALID/NAME_PROTECTED where it claims to be the platform, CONFLICT/NAME_RESERVED where it names a public body, a medium or a region, or was a closed
 * account's, FORBIDDEN/QUOTA_EXCEEDED where the account has had all the names it may have in a year. `accountId` is null where that does not count: for a correction that the platform asked for.
 */
export async function refuseName(tx: WriteTx, accountId: AccountId | null, nickname: string): Promise<void> {
  const { isClosed, givenUp } = await nameStanding(tx, accountId, nickname);
  refuseReservedName(nickname, isClosed);
  const [oldest] = givenUp;
  if (!oldest || givenUp.length < namesPerYear) return;
  const until = addMonths(oldest, 12).toISOString();
  throw new AppError("FORBIDDEN", "QUOTA_EXCEEDED", { quota: "rename", limit: namesPerYear, until });
}

/** The part of it that holds for an account that is being made as well; `isClosed` says whether a closed account had this name. */
export function refuseReservedName(nickname: string, isClosed: boolean): void {
  refuseProtectedName(nickname);
  if (isClosed || officialIn(nickname) === "is") throw new AppError("CONFLICT", "NAME_RESERVED", { name: nickname });
}
