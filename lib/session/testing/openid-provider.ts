import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Who signs in at the provider, as its claims. */
export type Claims = { sub: string; email?: string; email_verified?: boolean; name?: string };

/** A running OpenID Connect provider. */
export type OpenIdProvider = {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Whoever is sent there next is this person. */
  signInAs(claims: Claims): void;
  /** From now on the address stands at the userinfo endpoint alone, as the standard has it. */
  keepEmailForUserinfo(kept: boolean): void;
  /** From now on ID tokens are signed with a key that is not published. */
  signWithStrangeKey(strange: boolean): void;
  stop(): Promise<void>;
};

type Grant = { claims: Claims; nonce: string; challenge: string; redirectUri: string };

/**
 * A small OpenID Connect provider over HTTP on a free port of this machine, for tests: discovery, keys, authorisation
 * code with PKCE (S256), ID tokens signed with RS256, userinfo. It asks nobody: `signInAs` says who comes.
 */
export async function startOpenIdProvider(): Promise<OpenIdProvider> {
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const strangeKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;
  const clientId = "seedbed";
  const clientSecret = "the secret of the client";
  const grants = new Map<string, Grant>();
  const tokens = new Map<string, Claims>();
  let person: Claims = { sub: "nobody" };
  let emailElsewhere = false;
  let strange = false;
  let issuer = "";

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => json(response, 500, { error: String(error) }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/.well-known/openid-configuration") return json(response, 200, discovery(issuer));
    if (url.pathname === "/keys") {
      return json(response, 200, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
      });
    }
    if (url.pathname === "/authorize") return authorize(url.searchParams, response);
    if (url.pathname === "/token") return token(request, response);
    if (url.pathname === "/userinfo") {
      const claims = tokens.get(String(request.headers.authorization).replace(/^Bearer /, ""));
      return claims ? json(response, 200, claims) : json(response, 401, { error: "invalid_token" });
    }
    json(response, 404, { error: "not found" });
  }

  function authorize(params: URLSearchParams, response: ServerResponse): void {
    const redirectUri = params.get("redirect_uri") ?? "";
    if (params.get("client_id") !== clientId || params.get("code_challenge_method") !== "S256") {
      json(response, 400, { error: "invalid_request" });
      return;
    }
    const code = randomUUID();
    const challenge = params.get("code_challenge") ?? "";
    grants.set(code, { claims: person, nonce: params.get("nonce") ?? "", challenge, redirectUri });
    const back = new URL(redirectUri);
    back.searchParams.set("code", code);
    back.searchParams.set("state", params.get("state") ?? "");
    response.writeHead(302, { location: back.href }).end();
  }

  async function token(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await bodyOf(request));
    const basic = Buffer.from(String(request.headers.authorization).replace(/^Basic /, ""), "base64").toString();
    const grant = grants.get(form.get("code") ?? "");
    grants.delete(form.get("code") ?? "");
    const challenge = createHash("sha256")
      .update(form.get("code_verifier") ?? "")
      .digest("base64url");
    const right =
      basic === `${clientId}:${encodeURIComponent(clientSecret).replaceAll("%20", "+")}` &&
      grant?.challenge === challenge &&
      grant.redirectUri === form.get("redirect_uri");
    if (!right) return json(response, 400, { error: "invalid_grant" });
    const accessToken = randomUUID();
    tokens.set(accessToken, grant.claims);
    const { email, email_verified, ...rest } = grant.claims;
    const told = emailElsewhere ? rest : grant.claims;
    const now = Math.floor(Date.now() / 1000);
    const idToken = jwt({ ...told, iss: issuer, aud: clientId, iat: now, exp: now + 300, nonce: grant.nonce });
    json(response, 200, { access_token: accessToken, token_type: "Bearer", expires_in: 300, id_token: idToken });
  }

  function jwt(payload: object): string {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
    const signed = `${part({ alg: "RS256", kid: "1", typ: "JWT" })}.${part(payload)}`;
    const signature = sign("RSA-SHA256", Buffer.from(signed), strange ? strangeKey : privateKey);
    return `${signed}.${signature.toString("base64url")}`;
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId,
    clientSecret,
    signInAs: (claims) => {
      person = claims;
    },
    keepEmailForUserinfo: (kept) => {
      emailElsewhere = kept;
    },
    signWithStrangeKey: (next) => {
      strange = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function discovery(issuer: string) {
  return {
    issuer,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    userinfo_endpoint: `${issuer}/userinfo`,
    jwks_uri: `${issuer}/keys`,
    response_types_supported: ["code"],
    subject_types_supported: ["public"],
    id_token_signing_alg_values_supported: ["RS256"],
    code_challenge_methods_supported: ["S256"],
  };
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request) body += chunk;
  return body;
}
