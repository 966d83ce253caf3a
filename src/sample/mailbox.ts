import type { Random } from "../core/random.ts";
import type { Desk } from "./desk.ts";
import type { ActivityDraft, ContactDraft, MemberDraft } from "./drafts.ts";
import { OWN_DOMAIN, signatureOf } from "./members.ts";
import { clock, dayEn, ngay, year } from "./wording.ts";

export interface MailExtras {
  /** Names of attached files. */
  files?: string[];
  /** Keys of further contacts in copy. */
  cc?: string[];
  /** Writes no signature below: the text brings its own ending. */
  isUnsigned?: boolean;
}

/** A conversation by mail as it stands after its last message. */
export interface Thread {
  subject: string;
  rootId: string;
  last: ActivityDraft;
}

interface Scene {
  at: number;
  contact: ContactDraft;
  member: MemberDraft;
}

type Mail = Pick<ActivityDraft, "kind" | "body"> & Partial<ActivityDraft>;
type Person = { name: string; address: string };

/** Writes mail as it would arrive: addresses, Message-IDs, threads, the earlier mail quoted, signatures. */
export class Mailbox {
  readonly #desk: Desk;
  readonly #random: Random;
  thread: Thread | undefined;

  constructor(desk: Desk, random: Random) {
    this.#desk = desk;
    this.#random = random;
  }

  begin(direction: "in" | "out", scene: Scene, subject: string, body: string, extras: MailExtras = {}): Mail {
    const signed = extras.isUnsigned ? body : `${body}\n\n${fullSignature(direction, scene)}`;
    const mail = this.#mail(direction, scene, { subject, body: signed }, extras);
    this.thread = { subject, rootId: mail.channelId ?? "", last: mail as ActivityDraft };
    return { ...mail, threadId: this.thread.rootId };
  }

  goOn(direction: "in" | "out", scene: Scene, body: string, extras: MailExtras = {}): Mail {
    const thread = this.thread;
    if (!thread) throw new Error("There is no mail to answer");
    const signed = extras.isUnsigned ? body : `${body}${this.#shortSignature(direction, scene)}`;
    const mail = this.#mail(direction, scene, { subject: `Re: ${thread.subject}`, body: signed }, extras);
    const meta = { ...mail.meta, inReplyTo: thread.last.channelId ?? "" };
    const answer = { ...mail, meta, threadId: thread.rootId, quoted: quote(thread.last, scene.contact.language) };
    this.thread = { ...thread, last: answer as ActivityDraft };
    return answer;
  }

  #mail(
    direction: "in" | "out",
    { at, contact, member }: Scene,
    text: { subject: string; body: string },
    { files = [], cc = [] }: MailExtras,
  ): Mail {
    const copies = cc.map((key) => this.#desk.cast.contact(key));
    const [customer, us] = [customerAt(contact), memberAt(member, contact.language)];
    const domain = direction === "in" ? (customer.address.split("@")[1] ?? "") : OWN_DOMAIN;
    const meta: ActivityDraft["meta"] = direction === "in" ? { from: customer, to: [us] } : { from: us, to: [customer] };
    if (copies.length > 0) meta.cc = copies.map(customerAt);
    if (files.length > 0) meta.attachments = files.map((name) => ({ name, bytes: this.#random.between(38_000, 940_000) }));
    const author = direction === "out" ? member : null;
    return { kind: "email", direction, ...text, at, meta, author, channelId: this.#desk.messageId(domain), contacts: [contact, ...copies] };
  }

  #shortSignature(direction: "in" | "out", { contact, member }: Scene): string {
    if (direction === "out") return `\n\n${contact.language === "vi" ? member.given : given(member.nameEn)}`;
    return this.#random.chance(0.3) ? "" : `\n\n${contact.givenName}`;
  }
}

/** "Gia Huy Trịnh" signs "Huy": the last word before the family name. */
const given = (nameEn: string): string => nameEn.split(" ").at(-2) ?? nameEn;

const customerAt = ({ name, emails }: ContactDraft): Person => ({ name, address: emails[0]?.address ?? "" });
const memberAt = (member: MemberDraft, language: "vi" | "en"): Person => ({
  name: language === "vi" ? member.name : member.nameEn,
  address: member.email,
});

function fullSignature(direction: "in" | "out", { contact, member }: Scene): string {
  if (direction === "out") return signatureOf(member, contact.language);
  return [contact.name, [contact.title, contact.company?.name].filter(Boolean).join(", ")].join("\n");
}

function quote({ meta, body, at }: ActivityDraft, language: "vi" | "en"): string {
  const { name = "", address = "" } = meta.from ?? {};
  const head =
    language === "vi"
      ? `Vào ${clock(at)} ngày ${ngay(at)}/${year(at)}, ${name} <${address}> đã viết:`
      : `On ${dayEn(at)} ${year(at)} at ${clock(at)}, ${name} <${address}> wrote:`;
  return `${head}\n${body.replace(/^/gm, "> ")}`;
}
