import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import type { Document } from "./openapi.ts";

/** Holds an answer against the OpenAPI document: its status, its type, every field there is and no other. */

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value);

/** The document as it is to be held to: what is not described may not be there. Parts that are put together stay open. */
function closed(value: unknown, openRefs: ReadonlySet<string>, isSparse: boolean, at = "#"): unknown {
  if (Array.isArray(value)) return value.map((each, index) => closed(each, openRefs, isSparse, `${at}/${index}`));
  if (!isObject(value)) return value;
  const parts = Object.entries(value).map(([key, each]) => [key, closed(each, openRefs, isSparse, `${at}/${key}`)]);
  const copy = Object.fromEntries(parts) as Json;
  if (isSparse) delete copy.required;
  const isSchema = isObject(value.properties) && value.type !== undefined;
  if (!isSchema || "additionalProperties" in value || openRefs.has(at) || at.includes("/allOf/")) return copy;
  return { ...copy, additionalProperties: false };
}

/** Schemas that others are put together from. */
function putTogether(value: unknown, found = new Set<string>()): Set<string> {
  if (!isObject(value) && !Array.isArray(value)) return found;
  const allOf = (value as Json).allOf;
  if (Array.isArray(allOf)) for (const part of allOf) if (isObject(part) && typeof part.$ref === "string") found.add(part.$ref);
  for (const each of Object.values(value)) putTogether(each, found);
  return found;
}

export interface Answered {
  /** `GET /contacts/{id}` */
  operation: string;
  status: number;
  type: string | null;
  text: string;
  /** The request named the fields that it wants. */
  isSparse?: boolean;
}

/** Answers what of an answer is not as the document says, or nothing. */
export function contractOf(document: Document): (answered: Answered) => string | undefined {
  const openRefs = putTogether(document);
  const held = [false, true].map((isSparse) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ ...(closed(document, openRefs, isSparse) as object), $id: "api" });
    return ajv;
  });
  const validatorAt = (pointer: string, isSparse: boolean): ValidateFunction | undefined =>
    held[Number(isSparse)]?.getSchema(`api#${pointer}`);
  const escaped = (key: string) => encodeURIComponent(key.replaceAll("~", "~0").replaceAll("/", "~1"));
  return ({ operation, status, type, text, isSparse = false }) => {
    const [method = "", path = ""] = operation.split(" ");
    const { responses = {} } = document.paths[path]?.[method.toLowerCase()] ?? {};
    const named = String(status) in responses ? String(status) : "default";
    if (named === "default" && status < 400) return `${status} is no answer of ${operation}`;
    const response = responses[named] as { $ref?: string; content?: Json };
    const { content } =
      (response.$ref ? (document.components.responses?.[response.$ref.split("/").at(-1) ?? ""] as typeof response) : response) ?? {};
    const mediaType = type?.split(";")[0] ?? "";
    if (!content) return text === "" ? undefined : `${operation} ${status} should have no body`;
    if (!(mediaType in content)) return `${operation} ${status} should not be ${type}`;
    if (!/[/+]json$/.test(mediaType)) return undefined;
    const base = response.$ref ? response.$ref.slice(1) : `/paths/${escaped(path)}/${method.toLowerCase()}/responses/${named}`;
    const validate = validatorAt(`${base}/content/${escaped(mediaType)}/schema`, isSparse);
    if (!validate) return `${operation} ${status} has no schema`;
    return validate(JSON.parse(text)) ? undefined : `${operation} ${status}: ${JSON.stringify(validate.errors?.slice(0, 3))}`;
  };
}
