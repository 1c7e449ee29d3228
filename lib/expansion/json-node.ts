/** A place in a text: from `start` up to, not including, `end`, in UTF-16 units. */
type Span = { start: number; end: number };

/** A string, number, true, false or null. `value` is the string's text, or the literal as written ("" for null). */
export type JsonScalar = Span & { type: "scalar"; value: string };

/** `complete` says whether its closing bracket was reached. */
export type JsonArray = Span & { type: "array"; items: JsonNode[]; complete: boolean };

/** Entries in the order written, with every repetition of a key; `start` is where the key begins. */
export type JsonObject = Span & {
  type: "object";
  entries: { key: string; start: number; node: JsonNode }[];
  complete: boolean;
};

/** A JSON value and where it stands in the text. */
export type JsonNode = JsonScalar | JsonArray | JsonObject;
