"use client"; // Next demands it

import { ErrorState } from "@/components/ui/error-state";

export default function PageError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main id="content" className="mx-auto max-w-150 flex-1">
      <ErrorState code={error.digest} onRetry={reset} />
    </main>
  );
}
