import { type Person, readEmail } from "./addresses.rules.ts";

/** Who among senders and receivers is a person of a customer. Pure. */

const FREE_MAIL = new Set(
  (
    "gmail.com googlemail.com outlook.com hotmail.com live.com msn.com icloud.com me.com mac.com aol.com aim.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de web.de mail.com " +
    "zohomail.com fastmail.com hey.com tutanota.com qq.com 163.com 126.com sina.com foxmail.com naver.com daum.net hanmail.net mail.ru yandex.ru yandex.com rediffmail.com " +
    "earthlink.net comcast.net att.net verizon.net sbcglobal.net bellsouth.net cox.net charter.net qwest.net juno.com netzero.net compuserve.com " +
    "vnn.vn hn.vnn.vn hcm.vnn.vn fpt.net orange.fr free.fr laposte.net wanadoo.fr libero.it t-online.de btinternet.com"
  ).split(" "),
);
const FREE_BRANDS = /^(?:yahoo|ymail|rocketmail|hotmail|live|outlook|gmx|yandex)\./;
const SECOND_LEVEL = new Set(["com", "co", "net", "org", "gov", "edu", "ac", "fed", "or", "ne", "go", "info", "biz", "name"]);

/** Countries where a state or province stands in between: eal.ab.ca. */
const REGIONAL = new Set(["ca", "us", "au", "it"]);

export const domainOf = (address: string): string => address.slice(address.lastIndexOf("@") + 1).toLowerCase();

/** The part of a host that somebody registered: mail.acme.com.vn → acme.com.vn. */
export function registeredDomain(host: string): string {
  const labels = host.toLowerCase().split(".");
  const [top = "", second = ""] = [labels.at(-1), labels.at(-2)];
  const isTwoPart = labels.length > 2 && top.length === 2 && (SECOND_LEVEL.has(second) || (second.length === 2 && REGIONAL.has(top)));
  return labels.slice(isTwoPart ? -3 : -2).join(".");
}

/** True for providers where anybody has an address: the domain says nothing about the firm. */
export function isFreeMail(domain: string): boolean {
  const registered = registeredDomain(domain);
  return FREE_MAIL.has(domain) || FREE_MAIL.has(registered) || FREE_BRANDS.test(registered);
}

/** The domain of the firm that an address belongs to, unless a provider's. */
export function businessDomainOf(address: string | undefined): string | undefined {
  const readable = address && readEmail(address);
  return readable && !isFreeMail(domainOf(readable)) ? registeredDomain(domainOf(readable)) : undefined;
}

/** A firm's name for the time being: "blue-river.com.vn" → "Blue River", "bpa.gov" → "BPA". */
export function companyNameOf(domain: string): string {
  const label = registeredDomain(domain).split(".")[0] ?? domain;
  if (label.length <= 3) return label.toUpperCase();
  return label
    .split("-")
    .filter(Boolean)
    .map((word) => (word[0] ?? "").toUpperCase() + word.slice(1))
    .join(" ");
}

const UNATTENDED =
  /^(?:no|do[-_.]?not|never)[-_.]?(?:reply|respond|address)|^(?:mailer-daemon|postmaster|listserv|majordomo|nobody|root|daemon|undisclosed[-_.]recipients|auto(?:mated|mailer|reply|responder)?|webmaster)$|^(?:e?newsletters?|news|notifications?|notify|alerts?|updates?|announcements?|announce|digest|bulletin|subscriptions?|unsubscribe|promotions?|promo|offers|deals|marketing|reports|mailings?|survey)(?:[-_.+]|$)|^bounces?(?:[-_.+]|$)|[-_.](?:bounces?|newsletter|noreply|no-reply|admin|l|request|owner)$|^(?:owner|bounce|return)-|^imcea[a-z]*-/;
const LIST_HOST = /^(?:lists?|listserv|groups|bounces?|news|newsletters?|em|e|mailer|mailing)\.|(?:^|\.)reply\./;
/** Addresses made for one mailing: offers.251421602@…, campaign.21.2101@… */
const NUMBERED = /\d{7,}|\.\d+\.\d+$/;
const NUMBERS_ARE_PEOPLE = /^(?:qq|163|126|foxmail|sina)\./;

/** At a free provider a long number is a birthday behind a name; alone it is a telephone, except where people have numbers for names. */
const isNumbered = (local: string, host: string): boolean =>
  isFreeMail(host) ? /^\d+$/.test(local) && !NUMBERS_ARE_PEOPLE.test(host) : NUMBERED.test(local);

/** True for addresses behind which nobody reads: robots, lists, newsletters. */
export function isUnattended(address: string): boolean {
  const [local = "", host = ""] = address.toLowerCase().split("@");
  return UNATTENDED.test(local) || LIST_HOST.test(host) || isNumbered(local, host);
}

export interface OwnPeople {
  addresses: ReadonlySet<string>;
  /** Everybody there is a colleague. */
  domains: ReadonlySet<string>;
}

export const isOwn = ({ addresses, domains }: OwnPeople, address: string): boolean =>
  addresses.has(address) || domains.has(registeredDomain(domainOf(address)));

/** People of customers in a mail: neither ours, nor robots, nor broken addresses. */
export const customersAmong = (people: Person[], own: OwnPeople): Person[] =>
  people.filter(({ address }) => readEmail(address) !== undefined && !isOwn(own, address) && !isUnattended(address));

/** Whose mailbox it is: who takes part in the most mails, by Delivered-To where there is one. */
export function mailboxOwner(mails: { deliveredTo: string | undefined; people: Person[] }[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { deliveredTo, people } of mails) {
    const addresses = deliveredTo ? [deliveredTo] : people.map(({ address }) => address);
    for (const address of new Set(addresses)) counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  const [first, second] = [...counts].sort((left, right) => right[1] - left[1]);
  return first && (second === undefined || first[1] > second[1]) ? first[0] : undefined;
}
