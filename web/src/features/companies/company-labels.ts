import { companyWords } from "./words.ts";

const RENAMED: Record<string, string> = { ownerId: "owner", parentId: "parent" };

/** What a field of a company is called. */
export function labelOfCompany(field: string): string {
  const w = companyWords() as unknown as Record<string, string>;
  return w[RENAMED[field] ?? field] ?? field;
}
