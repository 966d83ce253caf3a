import type { Context } from "../core/context.ts";

export async function continueImport(_ctx: Context, _id: string, _untilMs: number): Promise<void> {}
export async function resumeStalledImports(_ctx: Context): Promise<void> {}
