/**
 * The headers of a file's download. Once its figures are known they tell its length, its SHA-256 (RFC 9530) and an
 * entity tag by which a client can ask whether it has the file already.
 *
 * The length stands in `x-content-length`, from which the server makes Content-Length: Next leaves out the one of a
 * route handler. Cache-Control (next.config.js) has `no-transform`, so that nobody compresses the bytes on the way.
 */
export function fileHeaders(file: {
  name: string;
  contentType: string;
  figures: { bytes: number; sha256: string } | null;
}): Headers {
  const headers = new Headers({
    "content-type": file.contentType,
    // The name needs no escape: it is made of letters, digits, dots and hyphens (see fileName).
    "content-disposition": `attachment; filename="${file.name}"`,
  });
  if (file.figures) {
    const { bytes, sha256 } = file.figures;
    headers.set("x-content-length", String(bytes));
    headers.set("etag", entityTag(sha256));
    headers.set("repr-digest", `sha-256=:${Buffer.from(sha256, "hex").toString("base64")}:`);
  }
  return headers;
}

/** Whether the client says (`If-None-Match`) that it has these very bytes. */
export function hasAlready(request: Request, figures: { sha256: string } | null): boolean {
  const tags = request.headers.get("if-none-match")?.split(",") ?? [];
  return figures !== null && tags.some((tag) => tag.trim().replace(/^W\//, "") === entityTag(figures.sha256));
}

function entityTag(sha256: string): string {
  return `"${sha256}"`;
}
