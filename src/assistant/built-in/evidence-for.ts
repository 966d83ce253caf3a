import type { Activity } from "../../activities/activities.schema.ts";
import { words } from "../../core/text.ts";
import type { Language } from "../assistant.schema.ts";
import { commitmentsIn } from "../commitments.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { numbersIn, sameNumber } from "../numbers.ts";
import { hasSignal, isWritten } from "../signals.ts";
import { languageOf, topicWords } from "../topics.ts";
import type { Wish } from "../wish.ts";
import { voiceOf } from "./address.ts";
import { ENGLISH } from "./english.ts";
import { spokenDay } from "./mention.ts";
import { recordNamed } from "./named-records.ts";
import { saidIn } from "./prose.ts";
import { type Asked, askedSentence } from "./requests.ts";
import { readSituation } from "./situation.ts";
import { plainQuotes, Teller } from "./teller.ts";
import { toldByUs } from "./told-by-us.ts";
import { VIETNAMESE } from "./vietnamese.ts";
import { Writer } from "./writer.ts";

/** What the history says of a matter that the writer wants mentioned. */

const LONGEST_QUOTE = 200;
/** So many words, or a figure, are something to say; fewer only name what others have to say. */
const WORDS_OF_SUBSTANCE = 5;

export interface Wanted {
  /** The matter, and the whole of what was said about it. */
  what: string;
  said: string;
  /** The draft as it stands: what it says already is not said again. */
  text: string;
}

/**
 * A sentence for the draft with its source: the record that is named, the written words of either side, or what the writer asks to be said.
 * "" when the draft says it already, undefined when nobody does.
 */
export function mentionOf({ what, said, text }: Wanted, pack: Pack, wish: Wish): string | undefined {
  const { history } = pack;
  const phrases = wish.language === "vi" ? VIETNAMESE : ENGLISH;
  const writer = new Writer(phrases, voiceOf(history, wish), pack, { seed: what, channel: wish.channel });
  const asked = askedIn(said, pack, wish);
  const edit = pack.items.find(({ ref }) => ref === "i2");
  const own = (template: string) => edit && writer.say({ says: { template }, cites: [edit], weight: 1 });
  if (asked && asked.named === undefined) return own(asked.template);
  const tell = new Teller(readSituation(pack), pack, phrases);
  const record = recordNamed(asked?.named ?? what, tell);
  if (record) return record[0] && writer.say(record[0]);
  const offer = offeredIn(what, pack);
  if (offer)
    return writer.say({ says: "offered", slots: { ...offer.slots, matter: asked?.named ?? what }, cites: [offer.item], weight: 1 });
  const all = saidOf(what, pack);
  const found = all.find((one) => !text.includes(plainQuotes(one.text)));
  if (all.length > 0 && !found) return "";
  if (found) {
    const { occurredAt, kind } = found.item.activity;
    const slots = { day: spokenDay(occurredAt, pack), about: "", letter: phrases.letter(kind), quote: plainQuotes(found.text) };
    return writer.say({
      says: found.by === "them" ? "wrote" : "we_wrote",
      slots,
      cites: [found.item],
      isOurs: isColleagues(found.item, pack),
      weight: 1,
    });
  }
  const isSubstance = /\d/.test(what) || words(what).length >= WORDS_OF_SUBSTANCE;
  return asked && isSubstance ? own(asked.template) : undefined;
}

/** A sentence for what is no matter of the history but an order to write: "propose a call on Friday". */
export function requestedOf(said: string, pack: Pack, wish: Wish): string | undefined {
  const asked = askedIn(said, pack, wish);
  return asked && asked.named === undefined ? mentionOf({ what: said, said, text: "" }, pack, wish) : undefined;
}

const askedIn = (said: string, { history }: Pack, { language }: Wish): Asked | undefined =>
  askedSentence(language === "vi" ? toldByUs(said, history.contact) : said, language);

/** The newest quote or order that names the same figure for the same thing that costs money. */
function offeredIn(what: string, pack: Pack): { item: PackItem; slots: Record<string, string> } | undefined {
  const wanted = numbersIn(what);
  const [money] = commitmentsIn(what);
  if (!money || wanted.length === 0) return undefined;
  const item = pack.items.find(({ activity, title, text }) => {
    if (!activity || activity.occurredAt > pack.now) return false;
    const isOffer = activity.kind === "order" || (activity.direction === "out" && isWritten(activity));
    const lines = `${title}\n${text}`.split("\n").filter((line) => commitmentsIn(line, "source").some(({ name }) => name === money.name));
    return isOffer && wanted.every((figure) => lines.some((line) => numbersIn(line).some((found) => sameNumber(figure, found))));
  });
  return item?.activity && { item, slots: { day: spokenDay(item.activity.occurredAt, pack), paper: paperOf(item, pack.language) } };
}

function paperOf({ activity, title, body }: PackItem, language: Language): string {
  if (activity?.kind === "order") return `${language === "vi" ? "Đơn" : "Your order"} ${activity.meta.orderNumber ?? ""}`.trim();
  const isQuote = activity !== undefined && hasSignal({ subject: `${title} ${body ?? ""}`, body: "" }, "quote");
  if (language === "vi") return isQuote ? "Báo giá" : "Thư";
  return isQuote ? "Our quote" : "Our message";
}

const isColleagues = ({ activity }: PackItem, { history }: Pack): boolean =>
  activity?.direction === "out" && activity.authorId !== null && activity.authorId !== history.sender.id;

/** The written sentences that are about it, most of all first; what we noted for ourselves is never told. */
function saidOf(what: string, pack: Pack): { text: string; by: "us" | "them"; item: PackItem & { activity: Activity } }[] {
  const figures = numbersIn(what);
  const wanted = topicWords(what);
  const own = [...wanted].filter((word) => !word.startsWith("*"));
  const matters = [...wanted].filter((word) => word.startsWith("*"));
  if (wanted.size === 0) return [];
  const scored = pack.items.flatMap((item, rank) => {
    const { activity } = item;
    if (!activity || !isWritten(activity)) return [];
    return saidIn(item, pack.history).flatMap(({ text, by }) => {
      if (by === "report" || text.length > LONGEST_QUOTE || /[“”"[\]]|https?:|@/u.test(text)) return [];
      if ((languageOf(text) ?? pack.language) !== pack.language) return [];
      const said = numbersIn(text);
      if (!figures.every((figure) => said.some((one) => sameNumber(figure, one)))) return [];
      const topics = topicWords(text);
      const shared = own.filter((word) => topics.has(word)).length;
      const isAbout = (matters.length > 0 && matters.every((matter) => topics.has(matter))) || (own.length > 0 && shared === own.length);
      return isAbout
        ? [
            {
              text,
              by,
              item: { ...item, activity },
              score: shared * 2 + Number(/\d/.test(text)) - Number(text.endsWith("?")) - rank * 0.05,
            },
          ]
        : [];
    });
  });
  return scored.sort((a, b) => b.score - a.score);
}
