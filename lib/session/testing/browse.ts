/** What a browser does with redirects and cookies, for tests that speak HTTP to next-auth. */
export class Browser {
  readonly cookies = new Map<string, string>();
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** One request; cookies of our own origin are sent and kept, a redirect is not followed. */
  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address, this.#origin);
    const own = url.origin === this.#origin;
    const headers = new Headers(init.headers);
    if (own) headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    const response = await fetch(url, { ...init, headers, redirect: "manual" });
    if (own) for (const line of response.headers.getSetCookie()) this.#keep(line);
    return response;
  }

  /** Sends a form of next-auth with its token against forged requests; gives the address that it answers with. */
  async post(path: string, fields: Record<string, string>): Promise<{ status: number; url: URL }> {
    const { csrfToken } = (await (await this.request("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ ...fields, csrfToken, json: "true" });
    const response = await this.request(path, { method: "POST", body });
    const { url } = (await response.json()) as { url: string };
    return { status: response.status, url: new URL(url, this.#origin) };
  }

  /** Follows redirects until a page of our own that is none of next-auth's; gives its address. */
  async follow(url: URL): Promise<URL> {
    let here = url;
    for (let hop = 0; hop < 10; hop++) {
      const response = await this.request(here.href);
      const next = response.headers.get("location");
      if (!next) return here;
      here = new URL(next, here);
      if (here.origin === this.#origin && !here.pathname.startsWith("/api/auth/")) return here;
    }
    throw new Error(`redirected too often, last to ${here}`);
  }

  #keep(line: string): void {
    const [pair = "", ...attributes] = line.split("; ");
    const name = pair.slice(0, pair.indexOf("="));
    const value = pair.slice(pair.indexOf("=") + 1);
    const gone = value === "" || attributes.some((attribute) => attribute.toLowerCase() === "max-age=0");
    if (gone) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}
