import type { Contact } from "../../contacts/contacts.schema.ts";
import type { Channel, Language, Tone } from "../assistant.schema.ts";
import type { History } from "../history.ts";
import { FAMILY_NAMES } from "../name-words.ts";
import type { StyleOfLanguage } from "../style.schema.ts";
import type { Wish } from "../wish.ts";
import { type Self, selfOf } from "./self-reference.ts";

/** How writer and recipient are called in one text. The form of address is a field of the contact, never guessed from the name. */
export interface Voice {
  language: Language;
  tone: Tone;
  greeting: string;
  /** "anh", "Quý khách"; in English always "you". */
  you: string;
  /** The recipient's side: "bên anh". */
  yours: string;
  me: string;
  we: string;
  /** " ạ" where respect asks for it. */
  please: string;
}

interface Form {
  you: string;
  me: string;
  we: string;
  formalMe?: string | undefined;
  formalWe?: string | undefined;
  isRespectful: boolean;
}

type AddressForm = NonNullable<Contact["addressForm"]>;

const SENIOR = { me: "em", we: "bên em", isRespectful: true };
const ELDER = { me: "cháu", we: "bên cháu", isRespectful: true };
const EQUAL = { me: "mình", we: "bên mình", formalMe: "tôi", formalWe: "chúng tôi", isRespectful: false };
const DISTANT = { me: "tôi", we: "chúng tôi", isRespectful: false };

/** What goes with each way to call oneself. */
const SELVES: Record<Self, Omit<Form, "you">> = {
  em: { ...SENIOR, formalMe: undefined, formalWe: undefined },
  cháu: { ...ELDER, formalMe: undefined, formalWe: undefined },
  tôi: { ...DISTANT, formalMe: undefined, formalWe: undefined },
};

const FORMS: Record<AddressForm, Form> = {
  anh: { you: "anh", ...SENIOR },
  chi: { you: "chị", ...SENIOR },
  em: { you: "em", ...EQUAL },
  ban: { you: "bạn", ...EQUAL },
  first_name: { you: "bạn", ...EQUAL },
  co: { you: "cô", ...ELDER },
  chu: { you: "chú", ...ELDER },
  bac: { you: "bác", ...ELDER },
  ong: { you: "ông", ...DISTANT },
  ba: { you: "bà", ...DISTANT },
  mr: { you: "ông", ...DISTANT },
  ms: { you: "bà", ...DISTANT },
  mrs: { you: "bà", ...DISTANT },
  dr: { you: "anh/chị", ...SENIOR },
  quy_khach: { you: "Quý khách", me: "chúng tôi", we: "chúng tôi", isRespectful: false },
};
const UNKNOWN: Form = { you: "anh/chị", ...SENIOR };
const COMPANY: Form = { you: "Quý công ty", me: "chúng tôi", we: "chúng tôi", isRespectful: false };

const ENGLISH_TITLES: Partial<Record<AddressForm, string>> = {
  mr: "Mr",
  ms: "Ms",
  mrs: "Mrs",
  dr: "Dr",
  anh: "Mr",
  ong: "Mr",
  chu: "Mr",
  chi: "Ms",
  ba: "Ms",
  co: "Ms",
};

/** What a greeting depends on beside the recipient: how it reaches them, and how its writer likes to begin. */
export interface Manner {
  channel?: Channel | undefined;
  style?: Pick<StyleOfLanguage, "greeting"> | undefined;
  /** How this writer called themselves to this recipient before. */
  self?: Self | undefined;
}

/** The voice of a text for whom a history is about. */
export const voiceOf = (
  history: History,
  { language, tone, channel, style }: Pick<Wish, "language" | "tone" | "channel" | "style">,
): Voice => voiceFor(history.contact, history.company?.name ?? null, language, tone, { channel, style, self: selfOf(history) });

/** The voice for a recipient: a contact, or a company when nobody there is known. */
export function voiceFor(contact: Contact | null, companyName: string | null, language: Language, tone: Tone, manner: Manner = {}): Voice {
  return language === "vi" ? vietnameseVoice(contact, companyName, tone, manner) : englishVoice(contact, companyName, tone, manner);
}

function vietnameseVoice(
  contact: Contact | null,
  companyName: string | null,
  tone: Tone,
  { channel = "mail", style, self }: Manner,
): Voice {
  const usual = contact ? (contact.addressForm ? FORMS[contact.addressForm] : UNKNOWN) : COMPANY;
  const form = self && usual.me !== self ? { ...usual, ...SELVES[self] } : usual;
  const isFormal = tone === "formal";
  const { you } = form;
  return {
    language: "vi",
    tone,
    greeting:
      ownGreeting(style, contact, form, tone) ??
      (channel === "mail"
        ? contact
          ? vietnameseGreeting(contact, form, isFormal)
          : `Kính gửi Quý công ty${companyName ? ` ${companyName}` : ""},`
        : spokenGreeting(contact, form, { companyName, tone, channel })),
    you,
    yours: /^Quý/.test(you) ? you : `bên ${you}`,
    me: (isFormal && form.formalMe) || form.me,
    we: (isFormal && form.formalWe) || form.we,
    please: form.isRespectful ? " ạ" : "",
  };
}

function vietnameseGreeting(contact: Contact, form: Form, isFormal: boolean): string {
  const name = /^Quý/.test(form.you) ? "" : isFormal || form.me === "tôi" ? contact.name : givenName(contact);
  const whom = [form.you, name].filter(Boolean).join(" ");
  if (isFormal || /^Quý/.test(form.you) || form.me === "tôi") return `Kính gửi ${whom},`;
  return form.me === "cháu" ? `Cháu chào ${whom},` : `Chào ${whom},`;
}

/** As in a chat or on the phone: "Anh Minh ơi,", "Dạ em chào anh Minh,". */
function spokenGreeting(
  contact: Contact | null,
  form: Form,
  { companyName, tone, channel }: { companyName: string | null; tone: Tone; channel: Channel },
): string {
  const name = !contact || /^Quý/.test(form.you) ? (contact ? "" : companyName) : givenName(contact);
  const whom = [form.you, name].filter(Boolean).join(" ");
  if (form.isRespectful && channel === "call") return `Dạ ${form.me} chào ${whom},`;
  if (form.me === "cháu") return `Cháu chào ${whom},`;
  if (form.me === "tôi" || /^Quý/.test(form.you)) return `Xin chào ${whom},`;
  return channel === "chat" && tone === "friendly" && form.you !== "anh/chị" ? `${capitalised(whom)} ơi,` : `Chào ${whom},`;
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The writer's own way to begin, where respect does not ask for another. */
function ownGreeting(style: Manner["style"], contact: Contact | null, form: Form | undefined, tone: Tone): string | undefined {
  if (!style?.greeting || !contact || tone === "formal" || form?.me === "tôi" || form?.me === "cháu" || /^Quý/.test(form?.you ?? ""))
    return undefined;
  const name = givenName(contact);
  return name
    ? capitalised(
        style.greeting
          .replaceAll("{me}", form?.me ?? "I")
          .replaceAll("{you}", form?.you ?? "")
          .replaceAll("{name}", name)
          .replace(/\s+/g, " "),
      )
    : undefined;
}

function englishVoice(contact: Contact | null, companyName: string | null, tone: Tone, { channel = "mail", style }: Manner): Voice {
  const hasTitle = contact?.addressForm && ENGLISH_TITLES[contact.addressForm];
  const own = hasTitle || contact?.addressForm === "quy_khach" ? undefined : ownGreeting(style, contact, undefined, tone);
  const written = contact ? englishGreeting(contact, tone) : companyName ? `Dear ${companyName} team,` : "Hello,";
  const greeting =
    own ?? (channel === "mail" ? written : written.replace(/^Dear (?=.)(?!Sir)/, "Hello ").replace(/^Dear Sir or Madam/, "Hello"));
  return { language: "en", tone, greeting, you: "you", yours: "your side", me: "I", we: "we", please: "" };
}

function englishGreeting(contact: Contact, tone: Tone): string {
  const title = contact.addressForm ? ENGLISH_TITLES[contact.addressForm] : undefined;
  if (title) return `Dear ${title} ${surname(contact)},`;
  const isDistant = tone === "formal" || contact.addressForm === "quy_khach";
  const name = isDistant && contact.addressForm !== "first_name" ? contact.name : givenName(contact);
  if (!name) return isDistant ? "Dear Sir or Madam," : "Hello,";
  return `${isDistant ? "Dear" : "Hi"} ${name},`;
}

/** How the record has a person addressed, in a word: "anh", "Ms"; undefined where it does not say, or says both. */
export function formOf({ addressForm }: Contact, language: Language): string | undefined {
  if (!addressForm || addressForm === "quy_khach" || addressForm === "first_name") return undefined;
  if (language === "en") return ENGLISH_TITLES[addressForm];
  return addressForm === "dr" ? undefined : FORMS[addressForm].you;
}

/** The name a person goes by: the last word in Vietnamese, the first in English. */
export function givenName(contact: Contact): string {
  if (contact.givenName) return contact.givenName;
  const parts = contact.name.trim().split(/\s+/);
  return (isVietnameseName(contact) ? parts.at(-1) : parts[0]) ?? "";
}

/** "Mr Tanaka", but "Mr Minh": Vietnamese people are addressed by the given name with a title, too. */
function surname(contact: Contact): string {
  if (isVietnameseName(contact)) return givenName(contact);
  return contact.familyName || (contact.name.trim().split(/\s+/).at(-1) ?? contact.name);
}

const isVietnameseName = (contact: Contact): boolean =>
  contact.language === "vi" ||
  (contact.familyName !== "" &&
    contact.name.startsWith(contact.familyName) &&
    FAMILY_NAMES.has(contact.familyName.toLowerCase()) &&
    /[^\u0000-\u007f]/.test(contact.name));
