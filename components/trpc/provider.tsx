"use client"; // the client side of the API

import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import { createTRPCContext } from "@trpc/tanstack-react-query";
import { type ReactNode, useState } from "react";
import { refusalOf } from "@/components/refusal/refusal-of";
import { pageHeaders } from "@/components/trpc/call";
import type { AppRouter } from "@/server/api/root";

const context = createTRPCContext<AppRouter>();

/** Typed query and mutation options of every procedure, for @tanstack/react-query. */
export const useTRPC = context.useTRPC;

/** Only what is away may come back by itself; a refusal stays one until the person acts. */
function mayRetry(failures: number, error: unknown): boolean {
  const { kind, reason } = refusalOf(error);
  return failures < 2 && kind === "UNAVAILABLE" && reason !== "INTERNAL";
}

/** Gives client components the API. Stands where a layout needs it, not at the root: reading pages do without. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { staleTime: 30_000, retry: mayRetry, refetchOnWindowFocus: false },
          mutations: { retry: false },
        },
      }),
  );
  const [client] = useState(() =>
    createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/api/trpc", maxItems: 10, headers: pageHeaders })] }),
  );
  return (
    <QueryClientProvider client={queryClient}>
      <context.TRPCProvider trpcClient={client} queryClient={queryClient}>
        {children}
      </context.TRPCProvider>
    </QueryClientProvider>
  );
}
