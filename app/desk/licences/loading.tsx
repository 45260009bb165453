import { TableSkeleton } from "@/components/ui/skeletons";

export default function Loading() {
  return (
    <div className="flex-1">
      <TableSkeleton />
    </div>
  );
}
