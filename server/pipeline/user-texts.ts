// Finds every user text of an input by walking its schema, so that a command cannot forget one.
import { z } from "zod";
import { userTextFields } from "@/server/shared/user-text";

/** The user texts of a parsed input with the path of each; absent optional ones are left out. */
export function userTextsOf(schema: z.ZodType, value: unknown, path = ""): { field: string; text: string }[] {
  if (value === undefined || value === null) return [];
  if (userTextFields.has(schema)) return [{ field: path, text: String(value) }];
  if (schema instanceof z.ZodObject && typeof value === "object") {
    const fields = value as Record<string, unknown>; // an object schema parsed it
    return Object.entries(schema.shape).flatMap(([key, inner]) =>
      userTextsOf(inner as z.ZodType, fields[key], path ? `${path}.${key}` : key),
    );
  }
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.flatMap((item, at) => userTextsOf(schema.element as z.ZodType, item, `${path}.${at}`));
  }
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return userTextsOf(schema.unwrap() as z.ZodType, value, path);
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    const fits = schema.options.find((option) => (option as z.ZodType).safeParse(value).success);
    return fits ? userTextsOf(fits as z.ZodType, value, path) : [];
  }
  return [];
}

/** True where the schema has any user text at all, whatever the value. */
export function hasUserText(schema: z.ZodType): boolean {
  if (userTextFields.has(schema)) return true;
  if (schema instanceof z.ZodObject)
    return Object.values(schema.shape).some((inner) => hasUserText(inner as z.ZodType));
  if (schema instanceof z.ZodArray) return hasUserText(schema.element as z.ZodType);
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) {
    return hasUserText(schema.unwrap() as z.ZodType);
  }
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) {
    return schema.options.some((option) => hasUserText(option as z.ZodType));
  }
  return false;
}
