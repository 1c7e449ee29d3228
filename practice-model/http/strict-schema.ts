import { badRequest } from "./api-error.ts";
import type { JsonSchema } from "./chat-request.ts";

/**
 * What OpenAI's strict structured output demands of a schema: an object at the root, and in every object
 * `additionalProperties: false` and all properties required. Throws an ApiError in its words, so that a schema that
 * works in practice works there too.
 */
export function checkStrictSchema(name: string, schema: JsonSchema): void {
  if (schema.type !== "object") throw invalid(name, [], "schema must be of type 'object'");
  check(name, schema, []);
}

function check(name: string, schema: JsonSchema, path: readonly string[]): void {
  if (path.length > 60) throw invalid(name, path, "the schema nests too deeply");
  if (isObject(schema.properties)) {
    if (schema.additionalProperties !== false)
      throw invalid(name, path, "'additionalProperties' is required to be supplied and to be false");
    const required = Array.isArray(schema.required) ? schema.required : [];
    const missing = Object.keys(schema.properties).find((key) => !required.includes(key));
    if (missing !== undefined)
      throw invalid(
        name,
        path,
        `'required' is required to be supplied and to be an array including every key in properties. Missing '${missing}'`,
      );
    for (const [key, value] of Object.entries(schema.properties))
      if (isObject(value)) check(name, value, [...path, "properties", key]);
  }
  if (isObject(schema.items)) check(name, schema.items, [...path, "items"]);
  for (const key of ["anyOf", "$defs", "definitions"]) {
    const branches = schema[key];
    for (const branch of isObject(branches) || Array.isArray(branches) ? Object.values(branches) : [])
      if (isObject(branch)) check(name, branch, [...path, key]);
  }
}

function isObject(value: unknown): value is JsonSchema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function invalid(name: string, path: readonly string[], problem: string) {
  const context = path.map((part) => `'${part}'`).join(", ");
  return badRequest(
    `Invalid schema for response_format '${name}': In context=(${context}), ${problem}.`,
    "response_format",
    "invalid_json_schema",
  );
}
