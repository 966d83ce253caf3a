import type * as z from "zod";
import type { Context, Verb } from "../core/context.ts";
import type { ActingApp } from "../proposals/proposals.ts";

/** Who asks over MCP: the member, through an app that holds a token or a key. */
export interface Asker {
  ctx: Context;
  /** What the token is limited to; null for a key's, which its context knows. */
  scopes: readonly string[] | null;
  app(): Promise<ActingApp>;
}

/** What a tool found or did. `said` comes before the data, in words of our own. */
export interface Found {
  data: Record<string, unknown>;
  said?: string;
}

export type OnProgress = (progress: number, message: string) => void;

export interface Tool {
  name: string;
  title: string;
  description: string;
  /** Without which it is of no use: it is not offered then. */
  verbs: readonly Verb[];
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean; openWorldHint: boolean };
  /** The same twice: as JSON Schema for the model, and as what reads the arguments. A test compares them. */
  inputSchema: object;
  input: z.ZodObject;
  /** Whether it takes long enough to tell how it goes on. */
  isSlow: boolean;
  run(asker: Asker, input: never, onProgress: OnProgress): Promise<Found>;
}

export const READS = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/** A tool with its argument types tied together. */
export const tool = <S extends z.ZodObject>(
  spec: Omit<Tool, "input" | "run"> & { input: S; run(asker: Asker, input: z.output<S>, onProgress: OnProgress): Promise<Found> },
): Tool => spec as unknown as Tool;

/** Where a person finds the record on the page. */
export function urlOf(ctx: Context, kind: string, id: string): string {
  const folder = {
    contact: "contacts",
    company: "companies",
    deal: "deals",
    order: "orders",
    product: "products",
    task: "tasks",
    activity: "activities",
  }[kind];
  return `${ctx.ports.publicUrl}/${folder ?? "search"}/${id}`;
}
