import { Header } from "@/components/shell/header";
import { NotFoundNote } from "@/components/shell/not-found-note";

export default function NotFound() {
  return (
    <>
      <Header account={null} />
      <main id="content">
        <NotFoundNote />
      </main>
    </>
  );
}
