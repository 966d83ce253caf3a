import { contactNames } from "../contacts/contacts.rules.ts";
import { type Random, seeded } from "../core/random.ts";
import { fold } from "../core/text.ts";
import { companiesOf } from "./companies.ts";
import type { CompanyDraft, ContactDraft, MemberDraft, ProductDraft } from "./drafts.ts";
import { MEMBERS } from "./members.ts";
import { ALONE, type Form, HOME_PEOPLE, type Person } from "./people.ts";
import { ABROAD_PEOPLE, PHONE_BLOCKS } from "./people-abroad.ts";
import { PRODUCTS } from "./products.ts";

/** Everybody and everything that the stories may mention, found by key. */
export interface Cast {
  member(key: string): MemberDraft;
  company(key: string): CompanyDraft;
  contact(key: string): ContactDraft;
  product(key: string): ProductDraft;
  companies: CompanyDraft[];
  contacts: ContactDraft[];
  products: ProductDraft[];
}

export function castOf(): Cast {
  const member = byKey(MEMBERS);
  const companies = companiesOf(member);
  const company = byKey(companies);
  const random = seeded("people");
  const lines = [
    ...Object.entries({ ...HOME_PEOPLE, ...ABROAD_PEOPLE }).flatMap(([key, people]) =>
      people.map((person) => ({ person, company: company(key) })),
    ),
    ...ALONE.map((person) => ({ person, company: null })),
  ];
  const contacts = lines.map(({ person, company: at }, index) => contactOf(person, at, index, random, member));
  return { member, company, contact: byKey(contacts), product: byKey(PRODUCTS), companies, contacts, products: [...PRODUCTS] };
}

/** Finds one by its key; what is not there is a slip of the pen. */
export function byKey<T extends { key: string }>(items: readonly T[]): (key: string) => T {
  const known = new Map(items.map((item) => [item.key, item]));
  return (key) => {
    const item = known.get(key);
    if (!item) throw new Error(`The sample has nothing called "${key}"`);
    return item;
  };
}

type NameParts = Pick<ContactDraft, "givenName" | "middleName" | "familyName">;

function partsOf(written: string): NameParts {
  if (written.includes("|")) {
    const [givenName = "", familyName = ""] = written.split("|");
    return { givenName, middleName: "", familyName };
  }
  const [familyName = "", ...rest] = written.split(" ").map((word) => word.replace("_", " "));
  return { givenName: rest.at(-1) ?? "", middleName: rest.slice(0, -1).join(" "), familyName };
}

const letters = (text: string): string => fold(text).replace(/[^a-z]/g, "");

function contactOf(
  [written, addressForm, title, more = {}]: Person,
  company: CompanyDraft | null,
  index: number,
  random: Random,
  member: (key: string) => MemberDraft,
): ContactDraft {
  const parts = partsOf(written);
  const language = more.language ?? (company && company.country !== "VN" ? "en" : "vi");
  const owner = more.owner ? member(more.owner) : (company?.owner ?? member("linh"));
  const emails = emailsOf(parts, company, more);
  return {
    ...parts,
    ...contactNames({ ...parts, language, emails }),
    emails,
    addressForm,
    title,
    company,
    language,
    owner,
    key: company ? `${letters(parts.givenName)}.${company.key}` : letters(parts.givenName),
    stage: more.stage ?? company?.stage ?? "lead",
    phones: phonesOf(company, index, random),
    city: more.city ?? company?.city ?? null,
    country: company?.country ?? (language === "vi" ? "VN" : null),
    birthday: random.chance(0.45) ? birthdayOf(addressForm, random) : null,
    description: more.about ?? null,
    firstAt: 0,
    lastAt: 0,
  };
}

function emailsOf(
  { givenName, familyName }: NameParts,
  company: CompanyDraft | null,
  more: { alsoAt?: string; onlyAt?: string },
): ContactDraft["emails"] {
  if (more.onlyAt) return [{ address: more.onlyAt, label: "home" }];
  const mailbox = [givenName, familyName].filter(Boolean).map(letters).join(".");
  const atWork = { address: `${mailbox}@${company?.domain}`, label: "work" as const };
  return more.alsoAt ? [atWork, { address: more.alsoAt, label: "home" }] : [atWork];
}

function phonesOf(company: CompanyDraft | null, index: number, random: Random): ContactDraft["phones"] {
  const block = PHONE_BLOCKS[company?.country ?? "VN"];
  const mobile = block ? `${block}${String(index % 100).padStart(2, "0")}` : `+849000${String(1_100 + index * 7).padStart(5, "0")}`;
  const phones: ContactDraft["phones"] = random.chance(0.94) ? [{ number: mobile, label: "mobile" }] : [];
  if (company?.phone && random.chance(0.3)) phones.push({ number: company.phone, label: "work" });
  return phones;
}

const ELDERS: readonly (Form | null)[] = ["ong", "ba", "co", "chu", "bac"];

function birthdayOf(form: Form | null, random: Random): string {
  const year = ELDERS.includes(form) ? random.between(1953, 1970) : random.between(1979, 1997);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${year}-${two(random.between(1, 12))}-${two(random.between(1, 28))}`;
}
