import { occasionOf } from "../occasions.ts";
import { lunarYearName } from "../tet.ts";
import { dayOfNews } from "./news.ts";
import type { Move, Plan } from "./phrases.ts";
import { move, plainQuotes, type Teller } from "./teller.ts";

/** Renewals and greetings. Without the term, the news or the day nothing of the kind is claimed, and the draft says what is missing. */

export function renewal(tell: Teller): Plan {
  const { term, complaint } = tell.situation;
  const { phrases } = tell;
  const owned = complaint?.isOpen ? tell.owed(2) : [];
  const opening = term
    ? [
        move(term.hasEnded ? "term_ended" : "term", 1, {
          slots: { code: term.code ? phrases.code(term.code) : "", until: term.until },
          cites: [term.item],
        }),
      ]
    : [...tell.exchange(3), move("term_unknown", 1)];
  return {
    opening,
    matter: [...owned, ...tell.deal("deal_mention", 3)],
    asking: [move("renew_ask", 1), move("renew_offer", 2), ...tell.ending()],
  };
}

export function congratulation(tell: Teller): Plan {
  const { news, directives } = tell.situation;
  if (!news) return directives.length > 0 ? { opening: [], matter: [], asking: [move("congratulate_wish", 1)] } : greetingOnly(tell);
  const told = news.quote
    ? move("news_quote", 1, { slots: { day: dayOfNews(news, tell.pack), quote: plainQuotes(news.quote) }, cites: [news.item] })
    : move("news", 1, { slots: { what: news.what }, cites: [news.item] });
  return { opening: [told, move("congratulate", 1)], matter: [], asking: [move("congratulate_wish", 2)] };
}

export function tetGreeting(tell: Teller): Plan {
  const { history, now, items, language } = tell.pack;
  const found = occasionOf("tet_greeting", history, now);
  if (found?.year === undefined) return greetingOnly(tell);
  const lunarYear = language === "vi" ? `${lunarYearName(found.year)} ${found.year}` : String(found.year);
  const cites = items.filter(({ ref }) => ref === "k1");
  return {
    opening: [move("tet", 1, { slots: { lunarYear }, cites }), move("tet_business", 2)],
    matter: [],
    asking: hasDoneBusiness(tell) ? [move("tet_thanks", 2)] : [],
  };
}

export function birthdayGreeting(tell: Teller): Plan {
  const { history, now } = tell.pack;
  const found = occasionOf("birthday_greeting", history, now);
  if (!found) return greetingOnly(tell);
  const moves: Move[] = [move(found.away < 0 ? "birthday_late" : "birthday", 1), move("birthday_wish", 1)];
  return { opening: moves, matter: [], asking: hasDoneBusiness(tell) ? [move("reachable", 3)] : [] };
}

/** Nobody is thanked for what they have not done. */
const hasDoneBusiness = ({ situation, pack }: Teller): boolean =>
  situation.order !== undefined || pack.history.deals.some(({ status }) => status === "won");

const greetingOnly = (tell: Teller): Plan => ({
  opening: [move("greeting_plain", 1)],
  matter: [],
  asking: [move("needs_ask", 2), ...tell.ending()],
});
