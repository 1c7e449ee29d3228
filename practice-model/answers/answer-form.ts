import type { JsonSchema } from "#practice-model/http/chat-request.ts";

/** What a schema asks for. */
export type AnswerForm =
  | { kind: "tasks"; key: string | null; item: JsonSchema; least: number; most: number }
  | { kind: "classifications"; key: string | null; item: JsonSchema }
  | { kind: "classification" }
  | { kind: "other" };

/** Reads from a schema whether it wants new tasks, one classification, a list of them, or something else. */
export function formOf(root: JsonSchema): AnswerForm {
  const schema = resolved(root, root);
  const lists = schema.type === "array" ? [[null, schema] as const] : propertiesOf(schema);
  for (const [key, property] of lists) {
    const list = resolved(property, root);
    if (list.type !== "array" || typeof list.items !== "object" || list.items === null) continue;
    const item = resolved(list.items as JsonSchema, root);
    const names = propertiesOf(item).map(([name]) => fieldOf(name));
    if (names.includes("instruction"))
      return {
        kind: "tasks",
        key,
        item,
        least: typeof list.minItems === "number" ? list.minItems : 0,
        most: typeof list.maxItems === "number" ? list.maxItems : 100,
      };
    if (names.includes("category")) return { kind: "classifications", key, item };
  }
  return propertiesOf(schema).some(([name]) => fieldOf(name) === "category")
    ? { kind: "classification" }
    : { kind: "other" };
}

/**
 * A value that the schema allows. Properties whose names are known are taken from `fields`; the rest gets the plainest
 * value of its type. Under a strict schema a value outside its enumeration gives way to one inside.
 */
export function valueFor(
  schema: JsonSchema,
  root: JsonSchema,
  fields: Readonly<Record<string, unknown>>,
  strict: boolean,
): Record<string, unknown> {
  return Object.fromEntries(
    propertiesOf(resolved(schema, root)).map(([name, property]) => {
      const wanted = resolved(property, root);
      const known = fields[name] ?? fields[fieldOf(name)];
      return [name, known === undefined ? plainest(wanted, root, 0) : fitted(known, wanted, strict)];
    }),
  );
}

/** The plainest value of a schema: empty text, nought, an empty list, an object of plainest values. */
export function plainest(schema: JsonSchema, root: JsonSchema, depth = 0): unknown {
  const wanted = resolved(schema, root);
  if (Array.isArray(wanted.enum)) return wanted.enum[0];
  if (wanted.const !== undefined) return wanted.const;
  const type = Array.isArray(wanted.type) ? wanted.type[0] : wanted.type;
  if (type === "boolean") return true;
  if (type === "number" || type === "integer") return typeof wanted.minimum === "number" ? wanted.minimum : 0;
  if (type === "array") return [];
  if (type === "null") return null;
  if (type === "object" || wanted.properties)
    return depth > 20
      ? {}
      : Object.fromEntries(propertiesOf(wanted).map(([name, property]) => [name, plainest(property, root, depth + 1)]));
  return "ok";
}

function fitted(value: unknown, schema: JsonSchema, strict: boolean): unknown {
  if (!Array.isArray(schema.enum) || schema.enum.includes(value) || !strict) return value;
  const alike = schema.enum.find((option) => String(option).toLowerCase() === String(value).toLowerCase());
  return alike ?? schema.enum[String(value).length % schema.enum.length];
}

/** The task field that a property's name means, or the name itself. */
function fieldOf(name: string): string {
  const bare = name.toLowerCase().replace(/[^a-z]/g, "");
  if (["kind", "kindoftask", "taskkind", "tasktype", "type"].includes(bare)) return "kind";
  if (["reason", "rationale", "explanation", "why", "justification"].includes(bare)) return "reason";
  if (["index", "number", "position", "task", "nr", "no"].includes(bare)) return "index";
  return bare;
}

function propertiesOf(schema: JsonSchema): [string, JsonSchema][] {
  const properties = schema.properties;
  return typeof properties === "object" && properties !== null
    ? (Object.entries(properties) as [string, JsonSchema][])
    : [];
}

/** Follows `$ref` inside the schema, and takes the first branch of a union that is not null. */
function resolved(schema: JsonSchema, root: JsonSchema): JsonSchema {
  let current = schema;
  for (let hops = 0; hops < 8; hops++) {
    if (typeof current.$ref === "string") {
      const path = current.$ref.replace(/^#\/?/, "").split("/").filter(Boolean);
      const target = path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], root);
      if (typeof target !== "object" || target === null) return {};
      current = target as JsonSchema;
    } else if (Array.isArray(current.anyOf)) {
      const branches = current.anyOf as JsonSchema[];
      current = branches.find((branch) => branch.type !== "null") ?? {};
    } else return current;
  }
  return current;
}
