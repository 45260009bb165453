import { Columns } from "@/components/shell/columns";
import { TableSkeleton } from "@/components/ui/skeletons";

export default function Loading() {
  return (
    <Columns>
      <TableSkeleton />
    </Columns>
  );
}
