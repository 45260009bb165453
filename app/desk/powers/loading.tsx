import { TableSkeleton } from "@/components/ui/skeletons";

export default function Loading() {
  return (
    <main id="content" className="min-w-0 flex-1">
      <TableSkeleton />
    </main>
  );
}
