import { AppError } from "@/server/shared/errors";
import { type PhoneNumber, parsePhone } from "@/server/trust/standing/identity/phone";

/** The typed number in E.164 form. Refuses INVALID/INPUT_INVALID, naming what is wrong with it. */
export function phoneOf(typed: string): PhoneNumber {
  const parsed = parsePhone(typed);
  if (parsed.ok) return parsed.value;
  throw new AppError("INVALID", "INPUT_INVALID", { fields: [{ path: "phone", problem: `phone-${parsed.problem}` }] });
}
