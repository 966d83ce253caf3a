import { fold, matchName } from "../core/text.ts";

/** What is kept beside a company's name: how it sorts and how it is recognised again. */
export const namesOf = (name: string): { name: string; sortName: string; matchName: string } => ({
  name,
  sortName: fold(name),
  matchName: matchName(name),
});
