import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { type ChatRequest, chat, listModels } from "./model-client.ts";
import type { ModelFailure } from "./model-failure.ts";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A provider that answers as told, over real HTTP. */
async function provider(answer: RequestListener): Promise<{ baseUrl: string; apiKey: string }> {
  server = createServer(answer);
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  return { baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`, apiKey: "sk-one-two-three" };
}

function json(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
  return (_request, response) => {
    response.writeHead(status, { "content-type": "application/json", ...headers });
    response.end(JSON.stringify(body));
  };
}

const request: ChatRequest = {
  model: "some-model",
  messages: [{ role: "user", content: "Write one task." }],
  temperature: 1,
  max_tokens: 100,
  response_format: { type: "json_schema", json_schema: { name: "tasks", strict: true, schema: {} } },
};

async function failure(answer: RequestListener, timeoutMs = 5_000): Promise<ModelFailure> {
  const connection = await provider(answer);
  return chat(connection, request, timeoutMs).then(
    (got) => expect.fail(`answered ${JSON.stringify(got)}`),
    (error) => error as ModelFailure,
  );
}

const completion = {
  model: "some-model-0613",
  choices: [{ finish_reason: "stop", message: { role: "assistant", content: "a\u0000b" } }],
  usage: { prompt_tokens: 12, completion_tokens: 3 },
};

test("an answer gives its text, why it ended, and what it used", async () => {
  let seen: { authorization?: string; body: string } = { body: "" };
  const connection = await provider((incoming, response) => {
    let body = "";
    incoming.on("data", (chunk) => {
      body += chunk;
    });
    incoming.on("end", () => {
      seen = { authorization: incoming.headers.authorization, body };
      json(200, completion)(incoming, response);
    });
  });
  const answer = await chat(connection, request, 5_000);
  expect(answer).toMatchObject({
    content: "a\uFFFDb",
    finishReason: "stop",
    model: "some-model-0613",
    promptTokens: 12,
    completionTokens: 3,
  });
  expect(seen.authorization).toBe("Bearer sk-one-two-three");
  expect(JSON.parse(seen.body)).toEqual(request);
});

test("usage that is missing or absurd counts as not given", async () => {
  const connection = await provider(
    json(200, { ...completion, usage: { prompt_tokens: "many", completion_tokens: -1 } }),
  );
  expect(await chat(connection, request, 5_000)).toMatchObject({ promptTokens: null, completionTokens: null });
});

test("a key that is not accepted carries the provider's words", async () => {
  const error = await failure(json(401, { error: { message: "Incorrect API key provided" } }));
  expect(error.kind).toBe("key-refused");
  expect(error.message).toContain("Incorrect API key provided");
});

test("429 and 5xx carry the wait that the provider asks for, and are not tried again in here", async () => {
  let requests = 0;
  const error = await failure((incoming, response) => {
    requests++;
    json(429, { error: { message: "slow down" } }, { "retry-after": "7" })(incoming, response);
  });
  expect(error).toMatchObject({
    kind: "rate-limited",
    circumstances: { status: 429, retryAfterMs: 7000, mayHaveRun: false },
  });
  expect(requests).toBe(1);
  expect(await failure(json(503, {}))).toMatchObject({
    kind: "provider-error",
    circumstances: { status: 503, retryAfterMs: null },
  });
});

test("a refused parameter is named, and only one that was sent", async () => {
  const words =
    "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.";
  expect(await failure(json(400, { error: { message: words, param: "max_tokens" } }))).toMatchObject({
    kind: "refused-parameter",
    circumstances: { parameter: "max_tokens", mayHaveRun: false },
  });
  expect(
    await failure(json(400, { error: { message: "response_format json_schema is not supported" } })),
  ).toMatchObject({ circumstances: { parameter: "response_format" } });
  expect(await failure(json(400, { error: { message: "context length exceeded" } }))).toMatchObject({
    kind: "refused",
    circumstances: { parameter: null },
  });
});

test.for([
  ["an HTML page", (r) => r.writeHead(200, { "content-type": "text/html" }).end("<html>Sign in to the network</html>")],
  [
    "an error under 200",
    (r) => r.writeHead(200, { "content-type": "application/json" }).end('{"error":{"message":"overloaded"}}'),
  ],
  ["broken JSON", (r) => r.writeHead(200, { "content-type": "application/json" }).end('{"choices":[')],
  ["a bare word", (r) => r.writeHead(200, { "content-type": "application/json" }).end('"ok"')],
  [
    "choices that are none",
    (r) => r.writeHead(200, { "content-type": "application/json" }).end('{"choices":{"0":{}}}'),
  ],
] as [string, (response: Parameters<RequestListener>[1]) => void][])("%s is unusable", async ([, answer]) => {
  const { kind, circumstances } = await failure((_request, response) => answer(response));
  expect(kind).toBe("unusable");
  // What came stays readable, and may have been paid for.
  expect(circumstances.body).toMatch(/html|overloaded|choices|ok/);
  expect(circumstances.mayHaveRun).toBe(true);
});

test("invalid UTF-8 comes through as replacement characters", async () => {
  const body = Buffer.from(JSON.stringify(completion).replace("a\\u0000b", "x?y"));
  body[body.indexOf("?")] = 0xff;
  const connection = await provider((_request, response) =>
    response.writeHead(200, { "content-type": "application/json" }).end(body),
  );
  expect((await chat(connection, request, 5_000)).content).toBe("x\uFFFDy");
});

test("an answer of 50 MB is cut off", async () => {
  const error = await failure((_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const chunk = Buffer.alloc(1024 * 1024, 32);
    let sent = 0;
    const more = () => {
      while (sent++ < 50) if (!response.write(chunk)) return void response.once("drain", more);
      response.end();
    };
    more();
  });
  expect(error.kind).toBe("too-long");
  expect(error.message).toContain("longer than");
  expect(error.circumstances.body).toHaveLength(64 * 1024);
});

test("no answer in time is said so, whether nothing comes or a trickle", async () => {
  expect((await failure(() => {}, 200)).kind).toBe("timed-out");
  const trickle: RequestListener = (_request, response) => {
    response.writeHead(200, { "content-type": "application/json" });
    const drip = setInterval(() => response.write(" "), 20);
    response.on("close", () => clearInterval(drip));
  };
  expect((await failure(trickle, 200)).kind).toBe("timed-out");
});

test("a cut connection may have cost something, an address where nobody listens has not", async () => {
  expect(await failure((incoming) => incoming.socket.destroy())).toMatchObject({
    kind: "no-connection",
    circumstances: { mayHaveRun: true },
  });
  const { baseUrl } = await provider(() => {});
  server?.close();
  await expect(chat({ baseUrl, apiKey: null }, request, 2_000)).rejects.toMatchObject({
    kind: "no-connection",
    circumstances: { mayHaveRun: false },
  });
});

test("an account without money is no rate limit, as no waiting mends it", async () => {
  const body = {
    error: { message: "You exceeded your current quota", type: "insufficient_quota", code: "insufficient_quota" },
  };
  expect((await failure(json(429, body))).kind).toBe("refused");
});

test("what the provider says of the room that is left comes with the answer and with a refusal", async () => {
  const headers = { "x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "2s" };
  const connection = await provider(json(200, completion, headers));
  expect((await chat(connection, request, 5_000)).limits).toMatchObject({
    remainingRequests: 0,
    resetRequestsMs: 2_000,
  });
  expect((await failure(json(429, {}, headers))).circumstances.limits).toMatchObject({ remainingRequests: 0 });
});

test("tokens from the provider's cache are told apart", async () => {
  const usage = { prompt_tokens: 100, completion_tokens: 3, prompt_tokens_details: { cached_tokens: 64 } };
  const connection = await provider(json(200, { ...completion, usage }));
  expect(await chat(connection, request, 5_000)).toMatchObject({ promptTokens: 100, cachedTokens: 64 });
});

test("models are listed by name", async () => {
  const connection = await provider(json(200, { object: "list", data: [{ id: "b" }, { id: "a" }, { name: "none" }] }));
  expect(await listModels(connection, 5_000)).toEqual(["a", "b"]);
  const odd = await provider(json(200, { data: "none" }));
  await expect(listModels(odd, 5_000)).rejects.toMatchObject({ kind: "unusable" });
});

test("a redirect is not followed, as it may lead anywhere", async () => {
  const seen: string[] = [];
  const answered = await failure((incoming, response) => {
    seen.push(incoming.url ?? "");
    response.writeHead(307, { location: "/v1/elsewhere" });
    response.end();
  });
  expect(answered).toMatchObject({
    kind: "refused",
    circumstances: { status: 307 },
    message: expect.stringContaining("/v1/elsewhere"),
  });
  expect(seen).toEqual(["/v1/chat/completions"]);
});

test("content in parts is read as their texts", async () => {
  const parts = [{ type: "text", text: "one " }, { type: "image" }, null, { type: "text", text: "two" }];
  const connection = await provider(json(200, { choices: [{ message: { content: parts } }] }));
  expect((await chat(connection, request, 5_000)).content).toBe("one two");
});
