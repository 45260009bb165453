// next-auth keeps the cookie; what the cookie's token stands for, our own server knows.
import NextAuth, { type NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { bridge } from "@/server/api/bridge";

const days = 24 * 60 * 60;

const options: NextAuthOptions = {
  providers: [
    Credentials({
      credentials: { ticket: {} },
      async authorize(credentials) {
        const opened = await bridge().sessions.redeem(credentials?.ticket ?? "");
        return opened && { id: opened.accountId, token: opened.token };
      },
    }),
  ],
  session: { strategy: "jwt", maxAge: 30 * days },
  // The cookie carries our opaque token and nothing else: whoever deletes its row ends the session.
  jwt: {
    encode: async ({ token }) => String(token?.opaque ?? ""),
    async decode({ token }) {
      const session = token ? await bridge().sessions.read(token) : null;
      return session && { sub: session.accountId, opaque: token };
    },
  },
  callbacks: {
    jwt: ({ token, user }) => (user && "token" in user ? { opaque: user.token } : token),
  },
  events: {
    async signOut({ token }) {
      if (token?.opaque) await bridge().sessions.end(String(token.opaque));
    },
  },
  pages: { signIn: "/sign-in", signOut: "/settings", error: "/sign-in" },
};

const handler = NextAuth(options);

/** Tickets come by POST alone; next-auth would call any other visit to its callback a fault of ours. */
async function get(request: Request, context: { params: Promise<{ nextauth: string[] }> }): Promise<Response> {
  const { nextauth } = await context.params;
  if (nextauth[0] === "callback") return new Response(null, { status: 405, headers: { Allow: "POST" } });
  return handler(request, context);
}

export { get as GET, handler as POST };
