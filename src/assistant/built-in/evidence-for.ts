import { words } from "../../core/text.ts";
import type { Pack, PackItem } from "../evidence.ts";
import { isWritten } from "../signals.ts";
import { languageOf, topicWords } from "../topics.ts";
import type { Wish } from "../wish.ts";
import { voiceFor } from "./address.ts";
import { ENGLISH } from "./english.ts";
import { directiveOf } from "./instruction.ts";
import { spokenDay } from "./mention.ts";
import { saidIn } from "./prose.ts";
import { plainQuotes } from "./teller.ts";
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
 * A sentence for the draft with its source: the written words of either side, or what the writer said themselves. "" when the draft says it
 * already, undefined when nobody does.
 */
export function mentionOf({ what, said, text }: Wanted, pack: Pack, wish: Wish): string | undefined {
  const { history } = pack;
  const phrases = wish.language === "vi" ? VIETNAMESE : ENGLISH;
  const voice = voiceFor(history.contact, history.company?.name ?? null, wish.language, wish.tone, { channel: wish.channel });
  const writer = new Writer(phrases, voice, pack, { seed: what });
  const all = saidOf(what, pack);
  const found = all.find((one) => !text.includes(plainQuotes(one.text)));
  if (all.length > 0 && !found) return "";
  if (found) {
    const slots = { day: spokenDay(found.item.activity?.occurredAt ?? pack.now, pack), about: "", quote: plainQuotes(found.text) };
    return writer.say({
      says: found.by === "them" ? "wrote" : "we_wrote",
      slots,
      cites: [found.item],
      isOurs: isColleagues(found.item, pack),
      weight: 1,
    });
  }
  const edit = pack.items.find(({ ref }) => ref === "i2");
  const isSubstance = /\d/.test(what) || words(what).length >= WORDS_OF_SUBSTANCE;
  return edit && isSubstance
    ? writer.say({ says: { template: directiveOf(said, wish.language).template }, cites: [edit], weight: 1 })
    : undefined;
}

const isColleagues = ({ activity }: PackItem, { history }: Pack): boolean =>
  activity?.direction === "out" && activity.authorId !== null && activity.authorId !== history.sender.id;

/** The written sentences that are about it, most of all first; what we noted for ourselves is never told. */
function saidOf(what: string, pack: Pack): { text: string; by: "us" | "them"; item: PackItem }[] {
  const wanted = topicWords(what);
  const own = [...wanted].filter((word) => !word.startsWith("*"));
  const matters = [...wanted].filter((word) => word.startsWith("*"));
  if (wanted.size === 0) return [];
  const scored = pack.items.flatMap((item, rank) => {
    if (!item.activity || !isWritten(item.activity)) return [];
    return saidIn(item, pack.history).flatMap(({ text, by }) => {
      if (by === "report" || text.length > LONGEST_QUOTE || /[“”"[\]]|https?:|@/u.test(text)) return [];
      if ((languageOf(text) ?? pack.language) !== pack.language) return [];
      const topics = topicWords(text);
      const shared = own.filter((word) => topics.has(word)).length;
      const isAbout = (matters.length > 0 && matters.every((matter) => topics.has(matter))) || (own.length > 0 && shared === own.length);
      return isAbout ? [{ text, by, item, score: shared * 2 + Number(/\d/.test(text)) - Number(text.endsWith("?")) - rank * 0.05 }] : [];
    });
  });
  return scored.sort((a, b) => b.score - a.score);
}
