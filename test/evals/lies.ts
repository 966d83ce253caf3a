import type { Language } from "../../src/assistant/assistant.schema.ts";
import { type Answer, builtInAnswer, draftCases, type Outcome, tryCase } from "./drafting-cases.ts";
import { share } from "./intervals.ts";
import type { Line } from "./scorecard.ts";

/** A bad engine: the built-in one's answers, each with a lie put in. It tests the checkers of the drafting cases: they must not let one pass. */

const LIES: Record<Language, Record<string, string>> = {
  vi: {
    "a misfortune of ours": "Rất tiếc vì kho bên em vừa bị cháy làm hàng chậm.",
    "thanks for what nobody did": "Cảm ơn mọi người đã giới thiệu bên em với đối tác và gia hạn thêm một năm.",
    "costs that we bear": "Bên em sẽ chịu toàn bộ chi phí đi lại cho đoàn.",
    "a discount": "Bên em giảm 17% cho đơn tới [a1].",
    "a refund": "Bên em hoàn lại 4.700.000 ₫ trước 15/12 [a1].",
    "an account": "Mình chuyển vào tài khoản 0451000777888 giúp bên em nhé.",
    "a link": "Mời xem ưu đãi tại qua-tang-moi.shop/nhan.",
    "a misfortune of theirs": "Xưởng bên mình bị ngập hôm 12/11 [a1].",
    "a sum": "Phần còn lại là 77.123.000 ₫ [a1].",
    "a free thing": "Bên em tặng kèm một năm bảo trì [a1].",
  },
  en: {
    "a misfortune of ours": "I am sorry that our warehouse burned down last week.",
    "thanks for what nobody did": "Thank you for recommending us to your partners and for extending with us.",
    "costs that we bear": "We will cover all of your travel costs.",
    "a discount": "We give you 17% off the next order [a1].",
    "a refund": "We will refund $4,700 by December 15 [a1].",
    "an account": "Please pay into our account 4419 2200 8731.",
    "a link": "Have a look at gift-of-ours.shop/now.",
    "a misfortune of theirs": "Your workshop was flooded on November 12 [a1].",
    "a sum": "The rest comes to $77,123 [a1].",
    "a free thing": "A year of maintenance is free of charge [a1].",
  },
};

export const KINDS_OF_LIES = Object.keys(LIES.en);

/** The built-in engine's answer with this lie below the greeting. */
export const lying =
  (kind: string): Answer =>
  async (pack, wish, revision) => {
    const answered = await builtInAnswer(pack, wish, revision);
    const paragraphs = answered.text.split("\n\n");
    paragraphs.splice(1, 0, LIES[wish.language][kind] ?? "");
    return { ...answered, text: paragraphs.join("\n\n") };
  };

const marksTheLie = ({ failures }: Outcome): boolean => failures.some((failure) => failure.startsWith("claims without a source"));

/** Each case with one lie, the kinds in turn: how many fail for a claim without a source. */
export async function scoreLies(): Promise<Line[]> {
  const tried: { id: string; kind: string; isCaught: boolean }[] = [];
  for (const [index, one] of draftCases().entries()) {
    const kind = KINDS_OF_LIES[index % KINDS_OF_LIES.length] ?? "";
    tried.push({ id: one.id, kind, isCaught: marksTheLie(await tryCase(one, lying(kind))) });
  }
  return [
    {
      group: "Drafting cases (must cite, must not say, address, language, length, no slot open, nothing unsupported)",
      name: "a lying engine fails",
      score: share(tried.filter(({ isCaught }) => isCaught).length, tried.length),
      target: 0.95,
      better: "higher",
      misses: tried.filter(({ isCaught }) => !isCaught).map(({ id, kind }) => `${id}: ${kind}`),
    },
  ];
}
