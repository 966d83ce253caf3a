import { constraints } from "../../lib/constraints.gen.ts";
import { type About, composerOf, openComposer, update, type Writing } from "../assistant/composers.ts";
import { offerWords } from "./words.ts";

/** The sender's wish with a product in it: added at the end, or taken out where it stands already. */
export function withProduct({ instruction, language }: Pick<Writing, "instruction" | "language">, name: string): string {
  const wish = offerWords().wish[language](name);
  if (instruction.includes(wish)) return instruction.replace(wish, "").replace(/ {2,}/g, " ").trim();
  const longer = [instruction.trim(), wish].filter(Boolean).join(" ");
  return longer.length > constraints.draft.instruction.maxLength ? instruction : longer;
}

export const isWished = ({ instruction, language }: Pick<Writing, "instruction" | "language">, name: string): boolean =>
  instruction.includes(offerWords().wish[language](name));

/** Opens the composer with the product in what it is asked for. */
export function draftOffer(about: About, name: string): void {
  openComposer(about);
  const writing = composerOf(about.recordId)?.writing;
  if (writing && !isWished(writing, name)) update(about.recordId, { writing: { ...writing, instruction: withProduct(writing, name) } });
}
