import { Bag, type Random, seeded } from "../../core/random.ts";
import type { Desk } from "../desk.ts";
import type { Offer } from "../offers.ts";
import { Teller } from "../teller.ts";
import { dayEn, money, ngay } from "../wording.ts";
import * as en from "./deals.en.ts";
import * as vi from "./deals.vi.ts";
import type { ByKind } from "./kinds.ts";
import type { SmallDeal } from "./small-deals.ts";
import { fill, voiceOf } from "./voice.ts";

const MACHINES = new Set(["duo", "solo", "grind64", "grind83", "roast5", "cold", "pure"]);
const RIVALS = ["Nam Á Espresso", "Tín Phát", "Tân Mỹ"];
const RIVALS_EN = ["an Indonesian exporter", "a trader in Trieste", "a roaster in Saigon"];

/** Tells short sales: an enquiry, a quote, some asking, an end. */
export class SalesTraffic {
  readonly #desk: Desk;
  readonly #bag = new Bag(seeded("sales"));
  readonly #random: Random = seeded("sales days");
  #kind: keyof ByKind = "goods";

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  run(deals: readonly SmallDeal[]): void {
    for (const deal of deals) this.#tell(deal);
  }

  #tell(deal: SmallDeal): void {
    const tell = new Teller(this.#desk, deal.title).begin(deal.begins).with(deal.who, deal.member);
    this.#kind = MACHINES.has(deal.goods[0]?.[0] ?? "") ? "machines" : "goods";
    const words = tell.contact.language === "vi" ? vi : en;
    const offer = tell.offer(deal.goods, deal.discountPercent ?? 0, deal.currency ?? "VND");
    const slots = this.#slots(tell, deal, offer);
    this.#asks(tell, words, slots);
    tell.opens(deal.title, deal.goods[0]?.[0] ?? "", offer);
    const [ending] = deal.ending;
    if (ending === "prospecting") this.#leaveOpen(tell, "quote", slots);
    else this.#goOn(tell, deal, words, slots, offer);
  }

  #draw(sentences: ByKind): string {
    return this.#bag.draw(sentences[this.#kind]);
  }

  #slots(tell: Teller, deal: SmallDeal, offer: Offer): Record<string, string> {
    const isVietnamese = tell.contact.language === "vi";
    const until = tell.ahead(isVietnamese ? 20 : 30);
    return {
      ...voiceOf(tell.contact, tell.member),
      need: deal.need,
      why: deal.ending[1] ?? "",
      q: tell.quoteNumber(),
      v: money(offer.amount, offer.currency),
      k: isVietnamese ? ngay(until) : dayEn(until),
      b: this.#random.pick(isVietnamese ? RIVALS : RIVALS_EN),
    };
  }

  #asks(tell: Teller, words: typeof vi | typeof en, slots: Record<string, string>): void {
    const isVietnamese = words === vi;
    if (this.#random.chance(0.45))
      tell.calls(this.#random.between(5, 16), isVietnamese ? "Hỏi mua" : "Enquiry by phone", fill(this.#draw(words.ENQUIRY_CALLS), slots));
    else tell.writes(isVietnamese ? "Nhờ báo giá" : "Request for a quote", fill(this.#draw(words.ENQUIRIES), slots));
  }

  #goOn(tell: Teller, deal: SmallDeal, words: typeof vi | typeof en, slots: Record<string, string>, offer: Offer): void {
    const isVietnamese = words === vi;
    const [ending] = deal.ending;
    tell.after(this.#random.between(2, 3)).moves("engaging");
    if (ending === "engaging") {
      tell.weCall(
        this.#random.between(4, 11),
        isVietnamese ? "Hỏi thêm nhu cầu" : "Asking for details",
        fill(this.#draw(words.STATUS_CALLS), slots),
      );
      this.#leaveOpen(tell, "quote", slots);
      return;
    }
    this.#quotes(tell, words, slots, offer);
    if (deal.begins > 16) this.#chases(tell, words, slots);
    if (ending === "negotiation") tell.moves("negotiation");
    if (ending === "proposal" || ending === "negotiation") this.#leaveOpen(tell, "ask", slots);
    else this.#ends(tell, deal, words, slots, offer);
  }

  #quotes(tell: Teller, words: typeof vi | typeof en, slots: Record<string, string>, offer: Offer): void {
    const isVietnamese = words === vi;
    const total = isVietnamese ? `Tổng cộng: ${slots.v}, chưa VAT.` : `Total: ${slots.v}.`;
    const body = [fill(this.#draw(words.QUOTE_INTROS), slots), offer.text, total, "", fill(this.#draw(words.QUOTE_TAILS), slots)].join(
      "\n",
    );
    const subject = isVietnamese ? `Báo giá ${slots.q}` : `Offer ${slots.q}`;
    tell
      .after(this.#random.between(0, 1))
      .weWrite(subject, body, { files: [`${slots.q}.pdf`] })
      .moves("proposal");
  }

  #chases(tell: Teller, words: typeof vi | typeof en, slots: Record<string, string>): void {
    const isVietnamese = words === vi;
    const days = this.#random.between(4, 6);
    const hasNote = this.#random.chance(0.35);
    if (hasNote) tell.task(fill(NEXT_STEPS.ask[tell.contact.language], slots), tell.ahead(days), tell.ahead(days));
    tell.after(days);
    if (this.#random.chance(0.5)) tell.weAnswer(fill(this.#draw(words.CHASERS), slots));
    else
      tell.weCall(
        this.#random.between(2, 9),
        isVietnamese ? "Hỏi báo giá" : "Asking about the quote",
        fill(this.#draw(words.STATUS_CALLS), slots),
        isVietnamese ? "Nghe máy" : "Connected",
      );
  }

  #ends(tell: Teller, deal: SmallDeal, words: typeof vi | typeof en, slots: Record<string, string>, offer: Offer): void {
    const [ending, why = ""] = deal.ending;
    tell.after(this.#random.between(4, 8));
    if (ending === "lost") {
      tell.answers(fill(this.#draw(words.LOST_REPLIES), slots)).loses(fill(why, slots));
      return;
    }
    tell.answers(fill(this.#draw(words.WON_REPLIES), slots)).wins();
    tell.after(1).orders(offer, fill(words === vi ? "Theo báo giá {q}." : "As quoted in {q}.", slots));
  }

  #leaveOpen(tell: Teller, next: keyof typeof NEXT_STEPS, slots: Record<string, string>): void {
    const step = fill(NEXT_STEPS[next][tell.contact.language], slots);
    tell.expects(this.#random.between(14, 40), step);
    tell.task(step, tell.fromToday(this.#random.between(-4, 12)));
  }
}

const NEXT_STEPS = {
  quote: { vi: "Gửi báo giá cho {an}", en: "Send {n} a quote" },
  ask: { vi: "Gọi {an} hỏi về báo giá {q}", en: "Ask {n} about offer {q}" },
};
