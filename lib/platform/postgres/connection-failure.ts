import { StartFailure } from "../start-failure.ts";

/**
 * Says in one sentence why a database could not be reached, without its password.
 * @returns a StartFailure.
 */
export function describeConnectionFailure(error: unknown, databaseUrl: string): StartFailure {
  const { code = "", message = String(error) } = (error ?? {}) as { code?: string; message?: string };
  const target = parse(databaseUrl);
  if (!target) {
    return new StartFailure(
      "DATABASE_URL is not an address of PostgreSQL: it must look like postgresql://user:password@host:5432/database.",
      { cause: error },
    );
  }
  return new StartFailure(`${reason(code, message, target)}: check DATABASE_URL.`, {
    cause: error,
    temporary: !["28P01", "28000", "3D000"].includes(code),
  });
}

type Target = { server: string; database: string; user: string };

function parse(databaseUrl: string): Target | undefined {
  if (!/^postgres(ql)?:\/\//.test(databaseUrl) || !URL.canParse(databaseUrl)) return undefined;
  const url = new URL(databaseUrl);
  return {
    server: `${url.hostname || "localhost"}:${url.port || 5432}`,
    database: decodeURIComponent(url.pathname.slice(1)),
    user: decodeURIComponent(url.username),
  };
}

function reason(code: string, message: string, { server, database, user }: Target): string {
  switch (code) {
    case "ECONNREFUSED":
      return `No PostgreSQL answers at ${server} (connection refused)`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `The database server ${server} is not known (${code})`;
    case "ETIMEDOUT":
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return `The database server ${server} cannot be reached (${code})`;
    case "28P01":
    case "28000":
      return `PostgreSQL at ${server} refuses the user ${user} (${message})`;
    case "3D000":
      return `PostgreSQL at ${server} has no database ${database}`;
    default:
      if (/timeout/i.test(message)) return `The database server ${server} does not answer within 10 seconds`;
      return `The database at ${server} cannot be used (${message.replaceAll("\n", " ")})`;
  }
}
