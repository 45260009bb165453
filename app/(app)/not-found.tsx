import { Columns } from "@/components/shell/columns";
import { NotFoundNote } from "@/components/shell/not-found-note";

/** Not there, or not for this viewer, inside the app's frame. */
export default function NotFound() {
  return (
    <Columns>
      <NotFoundNote />
    </Columns>
  );
}
