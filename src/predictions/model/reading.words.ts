import { type ModelIntent, type ModelWord, wordFor } from "./reading.rules.ts";

/** What a model's reading says, in both languages. */

type Both = Record<"en" | "vi", string>;

const SAYS: Record<ModelWord, Both> = {
  order_again: { en: "Likely to order again", vi: "Nhiều khả năng sẽ mua lại" },
  uncertain: { en: "Uncertain", vi: "Chưa rõ" },
  may_leave: { en: "May leave", vi: "Có thể rời đi" },
};

const INTENTS: Record<ModelIntent, Both> = {
  wants_more: { en: "Wants to buy more", vi: "Muốn mua thêm" },
  content: { en: "Content", vi: "Hài lòng" },
  waiting: { en: "Waiting for us", vi: "Đang chờ bên mình" },
  unhappy: { en: "Unhappy", vi: "Chưa hài lòng" },
  comparing: { en: "Comparing us with others", vi: "Đang so sánh với bên khác" },
  leaving: { en: "On the way out", vi: "Sắp ngừng mua" },
  unclear: { en: "Unclear", vi: "Chưa rõ ý định" },
};

/** A reading in words, with the codes that they stand for. */
export function wordsFor(probability: number, intent: ModelIntent) {
  const says = wordFor(probability);
  return { says, text: SAYS[says], intent, intentText: INTENTS[intent] };
}
