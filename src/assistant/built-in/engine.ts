import type { Context } from "../../core/context.ts";
import type { Pack } from "../evidence.ts";
import type { BriefSections } from "./brief.ts";
import type { DraftWish } from "./draft.ts";
import type { NoteSections, NotesInput } from "./notes/notes.ts";
import type { SummaryText } from "./summary.ts";

/** The way to the built-in engine: it writes in the second Worker, where its phrases of two languages weigh on no other request. */

/** Subject and text of a draft, its citations still in it. */
export const builtInDraftOf = async (ctx: Context, pack: Pack, wish: DraftWish): Promise<{ subject: string; text: string }> =>
  (await ctx.ports.workshop("/built-in/draft", { pack, wish })) as { subject: string; text: string };

export const builtInSummaryOf = async (ctx: Context, pack: Pack): Promise<SummaryText> =>
  (await ctx.ports.workshop("/built-in/summary", { pack })) as SummaryText;

export const builtInNotesOf = async (ctx: Context, input: NotesInput): Promise<NoteSections> =>
  (await ctx.ports.workshop("/built-in/notes", input)) as NoteSections;

export const builtInBriefOf = async (ctx: Context, pack: Pack): Promise<BriefSections> =>
  (await ctx.ports.workshop("/built-in/brief", { pack })) as BriefSections;
