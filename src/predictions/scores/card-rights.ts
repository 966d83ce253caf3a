import type { Context } from "../../core/context.ts";
import type { LabelNoun } from "./definition.rules.ts";
import type { LabelCard } from "./scores.schema.ts";

/** What of a model's reasons and card the asker may hear. */

type Asker = Pick<Context, "access">;

/**
 * Whether the asker sees all that these fields ("noun.field") could tell: none is hidden, and what is no field of the record itself sums up
 * records of a noun that their right reaches all of.
 */
export function seesFields({ access }: Asker, noun: LabelNoun, fields: readonly string[]): boolean {
  return fields.every((source) => {
    const [of = "", field = ""] = source.split(".");
    return !access.hidden(of).has(field) && (of === noun || access.reach(`${of}:read` as `${string}:read`) === "all");
  });
}

/** The card without what it tells of fields that the asker does not see. */
export function shownCard(asker: Asker, noun: LabelNoun, card: LabelCard | null): LabelCard | null {
  if (!card) return null;
  const leaks = card.leaks.filter(({ of }) => seesFields(asker, noun, of));
  // It names the feature that tells most: only for who may see any.
  const hidesSome = ["contacts", "companies", "deals", "orders", "activities", "tasks"].some((of) => asker.access.hidden(of).size > 0);
  return { ...card, leaks, simpleRule: hidesSome ? null : card.simpleRule };
}
