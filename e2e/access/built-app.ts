import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..");
const read = (file: string) => JSON.parse(readFileSync(join(root, ".next", file), "utf8"));

/** A server action as it was built: its id changes with each build. */
export type BuiltAction = { id: string; name: string; page: string };

/** The pages and route handlers of the built app: route by the source file that it comes from. */
export function listBuiltRoutes(): { pages: string[]; handlers: string[] } {
  const files = Object.entries(read("app-path-routes-manifest.json") as Record<string, string>);
  const pages = files.filter(([file]) => file.endsWith("/page")).map(([, route]) => route);
  const methods = files
    .filter(([file, route]) => file.endsWith("/route") && route.startsWith("/api/"))
    .flatMap(([file, route]) => methodsOf(file).map((method) => `${method} ${route}`));
  return { pages: pages.filter((route) => !route.startsWith("/_global-error")).sort(), handlers: methods.sort() };
}

/** The methods that a route's source exports. */
function methodsOf(file: string): string[] {
  const source = readFileSync(join(root, "app", `${file}.ts`), "utf8");
  const all = ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"];
  const found = all.filter((method) =>
    new RegExp(`export (const|async function|function) ${method}\\b|\\bas ${method}\\b`).test(source),
  );
  if (found.length === 0) throw new Error(`app${file}.ts exports no method that is recognised`);
  return found;
}

/** The server actions of the built app, by source file and name. */
export function listBuiltActions(): Map<string, BuiltAction> {
  type Entry = { exportedName: string; filename: string; workers: Record<string, unknown> };
  const { node } = read("server/server-reference-manifest.json") as { node: Record<string, Entry> };
  return new Map(
    Object.entries(node).map(([id, { exportedName, filename, workers }]) => {
      const name = `${filename}#${exportedName}`;
      const page =
        Object.keys(workers)[0]
          ?.replace(/^app/, "")
          .replace(/\/page$/, "") ?? "/";
      return [name, { id, name, page: page.replaceAll(/\/\([^)]*\)/g, "") || "/" }];
    }),
  );
}
