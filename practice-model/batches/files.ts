import { randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { type FileHandle, open, rm, stat } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { ApiError, badRequest } from "#practice-model/http/api-error.ts";
import { sendJson } from "#practice-model/http/respond.ts";
import type { Stats } from "#practice-model/http/stats.ts";
import { readMultipart } from "./read-multipart.ts";
import { openStored } from "./stored.ts";

/** A file as OpenAI's API describes it. */
export interface StoredFile {
  id: string;
  object: "file";
  bytes: number;
  created_at: number;
  filename: string;
  purpose: "batch" | "batch_output";
  status: "processed";
}

/** The size of an input file at most, as OpenAI has it. */
const mostBytes = 200 * 1024 * 1024;

/** The files of a server. */
export type Files = Awaited<ReturnType<typeof openFiles>>;

/** Opens the files that a folder holds. Contents stand there too; none is ever held in memory. */
export async function openFiles(folder: string, stats: Stats) {
  const stored = await openStored<StoredFile>(folder, "file-");
  const pathOf = (id: string) => join(folder, `${id}.jsonl`);

  function get(id: string): StoredFile {
    const file = stored.get(id);
    if (!file) throw new ApiError(404, `No such File object: ${id}`, "invalid_request_error", "id");
    return file;
  }

  async function keep(
    id: string,
    filename: string,
    purpose: StoredFile["purpose"],
    bytes: number,
  ): Promise<StoredFile> {
    const created_at = Math.floor(Date.now() / 1000);
    const file: StoredFile = { id, object: "file", bytes, created_at, filename, purpose, status: "processed" };
    await stored.save(file);
    return file;
  }

  async function upload(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const id = `file-${randomUUID()}`;
    const fields: Record<string, string> = {};
    let filename: string | undefined;
    let bytes = 0;
    const handle = await open(pathOf(id), "w");
    try {
      await readMultipart(request, request.headers["content-type"], {
        field: (name, value) => {
          fields[name] = value;
        },
        file(name, given) {
          if (name !== "file" || filename !== undefined)
            throw badRequest("Send one file, under the name 'file'.", "file");
          filename = given;
        },
        async bytes(chunk) {
          bytes += chunk.length;
          if (bytes > mostBytes) throw new ApiError(413, `The file is larger than ${mostBytes} bytes.`);
          await handle.write(chunk);
        },
      });
      if (filename === undefined) throw badRequest("Missing required parameter: 'file'.", "file");
      if (fields.purpose !== "batch")
        throw badRequest("Invalid value for 'purpose'. The practice model takes 'batch'.", "purpose");
      await handle.close();
      const file = await keep(id, filename, "batch", bytes);
      stats.fileCame();
      sendJson(response, 200, file);
    } catch (error) {
      await handle.close();
      await rm(pathOf(id), { force: true });
      throw error;
    }
  }

  return {
    get,
    pathOf,
    /** Writes a file with what `write` puts into it; null, and no file, where that is nothing. */
    async make(filename: string, write: (handle: FileHandle) => Promise<void>): Promise<StoredFile | null> {
      const id = `file-${randomUUID()}`;
      const handle = await open(pathOf(id), "w");
      await write(handle).finally(() => handle.close());
      const { size } = await stat(pathOf(id));
      if (size > 0) return keep(id, filename, "batch_output", size);
      await rm(pathOf(id), { force: true });
      return null;
    },
    /** Answers requests under `/v1/files`; `rest` is the path behind it. */
    async route(rest: string, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
      const [, id, more] = rest.split("/");
      if (rest === "" && request.method === "POST") await upload(request, response);
      else if (id && more === undefined && request.method === "GET") sendJson(response, 200, get(id));
      else if (id && more === undefined && request.method === "DELETE") {
        get(id);
        stored.forget(id);
        await Promise.all([rm(pathOf(id), { force: true }), rm(join(folder, `${id}.json`), { force: true })]);
        sendJson(response, 200, { id, object: "file", deleted: true });
      } else if (id && more === "content" && request.method === "GET") {
        const { bytes } = get(id);
        response.writeHead(200, { "content-type": "application/octet-stream", "content-length": bytes });
        // It rejects where the other end has had enough.
        await pipeline(createReadStream(pathOf(id)), response).catch(() => {});
      } else return false;
      return true;
    },
  };
}
