import type { KnownSlot } from "../../templates/templates.rules.ts";
import type { Pack } from "../evidence.ts";
import { givenName, type Voice } from "./address.ts";
import { spokenDay } from "./mention.ts";
import type { Situation } from "./situation.ts";

/** What fills a slot, and the ref of what says so. */
export interface SlotValue {
  text: string;
  ref?: string | undefined;
}

/** Values of a template's slots as the record has them; what it has not is left out. */
export function slotValues(voice: Voice, situation: Situation, pack: Pack): Partial<Record<KnownSlot, SlotValue>> {
  const { contact, company, sender, workspace } = pack.history;
  const { deal, order, quote, invoice } = situation;
  const values: Record<KnownSlot, SlotValue | undefined> = {
    you: { text: voice.you },
    yours: { text: voice.yours },
    me: { text: voice.me },
    we: { text: voice.we },
    please: { text: voice.please.trim() },
    "contact.name": from(contact?.name, "c1"),
    "contact.given": from(contact ? givenName(contact) : "", "c1"),
    "contact.title": from(contact?.title, "c1"),
    "company.name": from(company?.name, "o1"),
    "deal.name": from(deal?.name, deal?.item.ref),
    "deal.amount": deal?.toldIn && from(deal.amount, deal.toldIn.ref),
    "order.code": from(order?.code, order?.item.ref),
    "order.day": from(order?.day, order?.item.ref),
    "quote.code": from(quote?.code, quote?.item.ref),
    "quote.total": from(quote?.total, quote?.item.ref),
    "invoice.code": from(invoice?.code, invoice?.item.ref),
    "invoice.amount": from(invoice?.amount, invoice?.item.ref),
    "invoice.due": from(invoice?.due, invoice?.item.ref),
    "sender.name": from(sender.name, "s1"),
    "sender.title": from(sender.title, "s1"),
    "workspace.name": from(workspace.name, "s1"),
    today: { text: spokenDay(pack.now, pack) },
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

const from = (text: string | null | undefined, ref: string | undefined): SlotValue | undefined => (text ? { text, ref } : undefined);
