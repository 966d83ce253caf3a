import { expect, test } from "vitest";
import * as z from "zod";
import { TOOLS } from "../../src/mcp/tools.ts";

/** What a model is told of a tool's arguments is what reads them. */

interface Schema {
  type?: string;
  enum?: unknown[];
  maxLength?: number;
  minLength?: number;
  minimum?: number;
  maximum?: number;
  default?: unknown;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: unknown;
}

/** As far as the hand-written schemas go: texts without a limit of their own are limited by the record's. */
const told = ({ type, enum: choices, minimum, default: fallback }: Schema) => ({
  type,
  choices,
  minimum: minimum === Number.MIN_SAFE_INTEGER ? undefined : minimum,
  fallback,
});
const shapeOf = ({ properties = {}, required = [] }: Schema) => ({
  properties: Object.fromEntries(Object.entries(properties).map(([name, each]) => [name, told(each)])),
  required: [...required].sort(),
});

test.each(TOOLS.map((tool) => [tool.name, tool] as const))("%s", (_name, { input, inputSchema, verbs, description }) => {
  const read = z.toJSONSchema(input, { io: "input", unrepresentable: "any" }) as Schema;
  expect(shapeOf(inputSchema as Schema)).toEqual(shapeOf(read));
  expect([(inputSchema as Schema).additionalProperties, verbs.length > 0, description.length < 450]).toEqual([false, true, true]);
});
