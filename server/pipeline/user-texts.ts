// Finds every user text of an input by walking its schema, so that a command cannot forget one.
import { z } from "zod";
import { userTextFields } from "@/server/shared/user-text";

/** Schemas whose values hold nothing that has a schema of its own. What is of an unknown type does not compile into a user-text column. */
const leaves = new Set<string>([
  "string",
  "number",
  "int",
  "bigint",
  "boolean",
  "date",
  "enum",
  "literal",
  "null",
  "undefined",
  "never",
  "unknown",
  "transform",
]);

/** The user texts of a parsed input with the path of each; absent optional ones are left out. */
export function userTextsOf(schema: z.ZodType, value: unknown, path = ""): { field: string; text: string }[] {
  if (value === undefined || value === null) return [];
  if (userTextFields.has(schema)) return [{ field: path, text: String(value) }];
  return partsOf(schema, value).flatMap(([key, inner, part]) =>
    userTextsOf(inner, part, key === null ? path : path ? `${path}.${key}` : key),
  );
}

/** True where the schema has any user text at all, whatever the value. Throws for a shape in which one could hide. */
export function hasUserText(schema: z.ZodType): boolean {
  return userTextFields.has(schema) || innerOf(schema).some(hasUserText);
}

/** The schemas that this one is made of. Throws for a shape that cannot be walked: better no command than one whose text nobody reviews. */
function innerOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodObject)
    return [...Object.values(schema.shape), ...(schema.def.catchall ? [schema.def.catchall] : [])].map(typed);
  if (schema instanceof z.ZodArray) return [typed(schema.element)];
  if (schema instanceof z.ZodTuple)
    return [...schema.def.items, ...(schema.def.rest ? [schema.def.rest] : [])].map(typed);
  if (schema instanceof z.ZodRecord) return withoutTextIn(typed(schema.keyType), [typed(schema.valueType)]);
  if (schema instanceof z.ZodUnion) return schema.options.map(typed);
  if (schema instanceof z.ZodPipe) return withoutTextIn(typed(schema.in), [typed(schema.out)]);
  if (isWrapped(schema)) return [typed(schema.unwrap())];
  if (leaves.has(schema.def.type)) return [];
  throw new Error(`An input of type ${schema.def.type} cannot be walked for user text.`);
}

function typed(part: unknown): z.ZodType {
  return part as z.ZodType; // zod types the parts of a schema by its core, of which each is one
}

/** Where a text would be changed after it was recognised, or be a name instead of a value, it could no longer be found. */
function withoutTextIn(hidden: z.ZodType, inner: z.ZodType[]): z.ZodType[] {
  if (hasUserText(hidden)) throw new Error("User text under a transform or as a key cannot be walked.");
  return inner;
}

type Wrapped = z.ZodOptional | z.ZodNullable | z.ZodDefault | z.ZodPrefault | z.ZodReadonly | z.ZodNonOptional;
function isWrapped(schema: z.ZodType): schema is Wrapped {
  return [z.ZodOptional, z.ZodNullable, z.ZodDefault, z.ZodPrefault, z.ZodReadonly, z.ZodNonOptional].some(
    (wrap) => schema instanceof wrap,
  );
}

/** The parts of a value that this schema parsed: the key of each (null where it is the value itself), its schema and the part. */
function partsOf(schema: z.ZodType, value: unknown): [key: string | null, schema: z.ZodType, part: unknown][] {
  const inner = innerOf(schema);
  if (schema instanceof z.ZodArray || schema instanceof z.ZodTuple) {
    const items = value as unknown[]; // an array or tuple schema parsed it
    const last = inner.length - 1;
    return items.map((item, at) => [String(at), inner[Math.min(at, last)] as z.ZodType, item]); // past the last stands its rest
  }
  if (schema instanceof z.ZodObject || schema instanceof z.ZodRecord) {
    const fields = value as Record<string, unknown>; // an object or record schema parsed it
    const shape: Record<string, unknown> = schema instanceof z.ZodObject ? schema.shape : {};
    return Object.entries(fields).flatMap(([key, part]) => {
      const named = (Object.hasOwn(shape, key) ? shape[key] : inner.at(-1)) as z.ZodType | undefined; // shapes hold schemas
      const found: [string, z.ZodType, unknown][] = named ? [[key, named, part]] : [];
      return found;
    });
  }
  if (schema instanceof z.ZodUnion) {
    const fits = inner.find((option) => option.safeParse(value).success);
    if (!fits && inner.some(hasUserText)) throw new Error("None of a union's options fits what it parsed.");
    return fits ? [[null, fits, value]] : [];
  }
  return inner.map((only) => [null, only, value]);
}
