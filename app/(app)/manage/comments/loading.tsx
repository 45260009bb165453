import { Columns } from "@/components/shell/columns";
import { FormSkeleton } from "@/components/ui/skeletons";

export default function Loading() {
  return (
    <Columns>
      <FormSkeleton />
    </Columns>
  );
}
