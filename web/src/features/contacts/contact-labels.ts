import { contactWords } from "./words.ts";

const RENAMED: Record<string, string> = { title: "jobTitle", companyId: "company", ownerId: "owner" };

/** What a field of a contact is called. */
export function labelOfContact(field: string): string {
  const w = contactWords() as unknown as Record<string, string>;
  return w[RENAMED[field] ?? field] ?? field;
}
