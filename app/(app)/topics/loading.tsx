import { Columns } from "@/components/shell/columns";
import { PostListSkeleton } from "@/components/ui/skeletons";

export default function Loading() {
  return (
    <Columns>
      <PostListSkeleton />
    </Columns>
  );
}
