import { RefusalNote } from "@/components/refusal/refusal-note";
import { refusalOf } from "@/components/refusal/refusal-of";
import { showToast } from "@/components/ui/toast-store";

/** Says why an optimistic change was rolled back; for `onError` of a mutation. */
export function toastRefusal(error: unknown): void {
  showToast("danger", <RefusalNote refusal={refusalOf(error)} />);
}
