import type { ContactDraft, MemberDraft } from "../drafts.ts";
import type { Form } from "../people.ts";
import { capital } from "../wording.ts";

/**
 * Who calls whom what. In Vietnamese each pair has its own words:
 * `a` how the customer is addressed, `i` what the member calls himself, `s` what the customer calls himself, `r` what the customer calls the member.
 */
interface Words {
  a: string;
  i: string;
  s: string;
  r: string;
  /** Said with respect: "dạ …" and "… ạ". */
  isHumble: boolean;
}

const WORDS: Partial<Record<Form, Words>> = {
  anh: { a: "anh", i: "em", s: "anh", r: "em", isHumble: true },
  chi: { a: "chị", i: "em", s: "chị", r: "em", isHumble: true },
  co: { a: "cô", i: "cháu", s: "cô", r: "con", isHumble: true },
  ba: { a: "bà", i: "con", s: "bà", r: "con", isHumble: true },
  bac: { a: "bác", i: "cháu", s: "bác", r: "cháu", isHumble: true },
  ban: { a: "bạn", i: "mình", s: "mình", r: "bạn", isHumble: false },
};
const UNKNOWN: Words = { a: "anh/chị", i: "em", s: "mình", r: "bạn", isHumble: true };

export type Voice = Record<"a" | "n" | "i" | "s" | "r" | "m" | "da" | "ak" | "an" | "hi", string>;

function wordsFor(form: Form | null, member: MemberDraft): Words {
  const elder = member.isWoman ? "chị" : "anh";
  if (form === "em") return { a: "em", i: elder, s: "em", r: elder, isHumble: false };
  return (form && WORDS[form]) || UNKNOWN;
}

/** The slots of a sentence between this customer and this member. */
export function voiceOf(contact: ContactDraft, member: MemberDraft): Voice {
  const { a, i, s, r, isHumble } = wordsFor(contact.addressForm, member);
  const an = contact.addressForm === null || contact.addressForm === "em" ? contact.givenName : `${a} ${contact.givenName}`;
  return {
    a,
    i,
    s,
    r,
    an,
    n: contact.givenName,
    m: contact.language === "vi" ? member.given : (member.nameEn.split(" ").at(-2) ?? ""),
    da: isHumble ? "dạ " : "",
    ak: isHumble ? " ạ" : "",
    hi: greetingEn(contact),
  };
}

const TITLES: Partial<Record<Form, string>> = { mr: "Mr.", ms: "Ms.", mrs: "Mrs.", dr: "Dr." };

/** "Dear Ms. Tan" or "Hi Tobias". */
function greetingEn({ addressForm, givenName, familyName }: ContactDraft): string {
  const title = addressForm && TITLES[addressForm];
  return title ? `Dear ${title} ${familyName}` : `Hi ${givenName}`;
}

/** How the customer is called in the lines of a chat. */
export function chatName(contact: ContactDraft, voice: Voice): string {
  const title = contact.addressForm && TITLES[contact.addressForm];
  if (contact.language === "en") return title ? `${title} ${contact.familyName}` : contact.givenName;
  return capital(voice.an);
}

/** Puts words into the slots of a sentence and begins each sentence with a capital letter. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string {
  const text = template.replace(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
  return text.replace(/(^|[.!?]\s+|\n)(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}
