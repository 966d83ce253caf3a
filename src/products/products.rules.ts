import { fold, matchName } from "../core/text.ts";

/** What is kept beside a product's name: how it sorts and how it is recognised again. */
export const productNames = (name: string): { name: string; sortName: string; matchName: string } => ({
  name,
  sortName: fold(name),
  matchName: matchName(name),
});
