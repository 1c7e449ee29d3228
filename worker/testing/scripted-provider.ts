import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A request that the provider got. */
export type Heard = {
  model: string;
  messages: { role: string; content: string }[];
  headers: IncomingMessage["headers"];
} & Record<string, unknown>;

/** A provider over real HTTP that answers as the test tells it. */
export type ScriptedProvider = { baseUrl: string; heard: Heard[]; close: () => Promise<void> };

/** Starts one. `answer` is called for each chat request, with its number from 0. */
export async function startProvider(
  answer: (request: Heard, response: ServerResponse, number: number) => void | Promise<void>,
): Promise<ScriptedProvider> {
  const heard: Heard[] = [];
  const server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const request = { ...JSON.parse(Buffer.concat(chunks).toString()), headers: incoming.headers } as Heard;
      heard.push(request);
      void answer(request, response, heard.length - 1);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    heard,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Ends a response with JSON. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(JSON.stringify(body));
}

/** A chat completion that says `content`. */
export function completion(content: string, finishReason = "stop") {
  return {
    model: "scripted-1",
    choices: [{ index: 0, finish_reason: finishReason, message: { role: "assistant", content } }],
    usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
  };
}

/** A task whose instruction shares no more than a few words with that of any other number. */
export function numberedTask(number: number, category = "QA") {
  const words = Array.from({ length: 8 }, (_, i) => `word${(number * 8 + i).toString(36)}`);
  return {
    instruction: `Explain ${words.join(" ")}`,
    input: "",
    output: `Answer ${number}`,
    category,
    kind: "question answering",
    reason: "It asks.",
  };
}
