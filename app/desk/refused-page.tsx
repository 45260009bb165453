import { RefusalView } from "@/components/refusal/refusal-view";
import { ConsolePage } from "@/components/shell/console-shell";
import { Card } from "@/components/ui/card";
import type { Refusal } from "@/server/shared/errors";

/** A page of the desk that is not open to whoever asks for it: its title, and what is missing in words. */
export function RefusedPage({ title, refusal }: { title: string; refusal: Refusal }) {
  return (
    <ConsolePage title={title}>
      <Card>
        <RefusalView refusal={refusal} />
      </Card>
    </ConsolePage>
  );
}
