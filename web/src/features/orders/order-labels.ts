import { recordWords } from "../records/words.ts";
import { orderWords } from "./words.ts";

const RENAMED: Record<string, string> = {
  orderedAt: "ordered",
  companyId: "company",
  contactId: "contact",
  dealId: "deal",
  amount: "total",
};

/** What a field of an order is called. */
export function labelOfOrder(field: string): string {
  if (field === "ownerId") return recordWords().owner;
  const w = orderWords() as unknown as Record<string, string>;
  return w[RENAMED[field] ?? field] ?? field;
}
