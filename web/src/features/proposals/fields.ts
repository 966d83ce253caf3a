import { labelOfCompany } from "../companies/company-labels.ts";
import { labelOfContact } from "../contacts/contact-labels.ts";
import { proposalWords } from "./words.ts";

/** What a field of a record is called. */
export function labelOf(kind: string, field: string): string {
  if (kind === "contact") return labelOfContact(field);
  if (kind === "company") return labelOfCompany(field);
  return proposalWords().fields[field] ?? field;
}

/** An amount is shown with its currency. */
export const fieldsShown = (patch: Record<string, unknown>): string[] =>
  Object.keys(patch).filter((field) => field !== "currency" || !("amount" in patch));
