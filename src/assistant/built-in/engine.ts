import type { Context } from "../../core/context.ts";
import type { EditOrder } from "../edit-orders.ts";
import type { Pack } from "../evidence.ts";
import type { Wish } from "../wish.ts";
import type { BriefSections } from "./brief.ts";
import type { BuiltInDraft } from "./draft.ts";
import type { NoteSections, NotesInput } from "./notes/notes.ts";
import type { Current } from "./revise.ts";
import type { SummaryText } from "./summary.ts";

/** The way to the built-in engine: it writes in the second Worker, where its phrases of two languages weigh on no other request. */

/** Subjects and text of a draft, its citations still in it, and what could not be done. */
export const builtInDraftOf = async (ctx: Context, pack: Pack, wish: Wish): Promise<BuiltInDraft> =>
  (await ctx.ports.workshop("/built-in/draft", { pack, wish })) as BuiltInDraft;

/** A draft changed by orders. `wish` is how it was written; `pack` is in the language it is to be in. */
export const builtInRevisionOf = async (
  ctx: Context,
  pack: Pack,
  wish: Wish,
  current: Current,
  orders: EditOrder[],
): Promise<BuiltInDraft> => (await ctx.ports.workshop("/built-in/revision", { pack, wish, current, orders })) as BuiltInDraft;

export const builtInSummaryOf = async (ctx: Context, pack: Pack): Promise<SummaryText> =>
  (await ctx.ports.workshop("/built-in/summary", { pack })) as SummaryText;

export const builtInNotesOf = async (ctx: Context, input: NotesInput): Promise<NoteSections> =>
  (await ctx.ports.workshop("/built-in/notes", input)) as NoteSections;

export const builtInBriefOf = async (ctx: Context, pack: Pack): Promise<BriefSections> =>
  (await ctx.ports.workshop("/built-in/brief", { pack })) as BriefSections;
