import { handleAuth } from "#lib/session/handle-auth.ts";

export { handleAuth as GET, handleAuth as POST };
