import type { Filter } from "../../../../src/core/filters.schema.ts";
import type { LabelModel } from "../../../../src/predictions/scores/scores.schema.ts";
import type { scoreWords } from "./words.ts";

/** What most people want to know, a click away; programs may ask with any filter. */

type Noun = LabelModel["noun"];
export type PresetName = keyof ReturnType<typeof scoreWords>["presets"];

export interface Wish {
  noun: Noun;
  population: Filter | null;
  outcome: Filter;
  horizonDays: number | null;
}

const is = (field: string, value: string): Filter => ({ field, op: "is", value });

const POPULATIONS: Partial<Record<PresetName, Filter | null>> = {
  ...{ all: null, lead: is("stage", "lead"), qualified: is("stage", "qualified"), customer: is("stage", "customer") },
  open: is("status", "open"),
};
const OUTCOMES: Partial<Record<PresetName, Filter>> = {
  orders: { has: "orders", where: { field: "status", op: "in", value: ["placed", "fulfilled"] } },
  wins: { has: "deals", where: is("status", "won") },
  ...{ becomesCustomer: is("stage", "customer"), leaves: is("stage", "former") },
  ...{ won: is("status", "won"), lost: is("status", "lost") },
  negotiates: { field: "stage", op: "in", value: ["negotiation", "won"] },
};

const PEOPLE: Record<"populations" | "outcomes", PresetName[]> = {
  populations: ["all", "lead", "qualified", "customer"],
  outcomes: ["orders", "wins", "becomesCustomer", "leaves"],
};
export const PRESETS: Record<Noun, typeof PEOPLE> = {
  ...{ contacts: PEOPLE, companies: PEOPLE },
  deals: { populations: ["open"], outcomes: ["won", "lost", "negotiates"] },
};

/** What is chosen in the form. */
export interface Picked {
  noun: Noun;
  population: PresetName;
  outcome: PresetName;
  /** Empty: as of today. */
  days: string;
}

export const wishOf = ({ noun, population, outcome, days }: Picked): Wish => ({
  noun,
  population: POPULATIONS[population] ?? null,
  outcome: OUTCOMES[outcome] as Filter,
  horizonDays: days === "" ? null : Number(days),
});
