import NextAuth from "next-auth/next";
import { authOptions } from "#lib/session/auth-options.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

const handle = (request: Request, context: Context) => NextAuth(request as never, context as never, authOptions());

export { handle as GET, handle as POST };
