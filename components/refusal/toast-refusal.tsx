import { RefusalNote } from "@/components/refusal/refusal-note";
import { networkAway, refusalOf } from "@/components/refusal/refusal-of";
import { dismissToast, showToast } from "@/components/ui/toast-store";

/** Says why an optimistic change was rolled back; for `onError` of a mutation. */
export function toastRefusal(error: unknown): void {
  const refusal = refusalOf(error);
  const id = showToast("danger", <RefusalNote refusal={refusal} />);
  if (refusal === networkAway) addEventListener("online", () => dismissToast(id), { once: true });
}
