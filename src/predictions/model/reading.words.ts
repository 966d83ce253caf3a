import type { ModelIntent, ModelWord } from "./reading.rules.ts";

/** What a model's reading says, in both languages. */

type Both = Record<"en" | "vi", string>;

export const MODEL_SAYS: Record<ModelWord, Both> = {
  order_again: { en: "Likely to order again", vi: "Nhiều khả năng sẽ mua lại" },
  uncertain: { en: "Uncertain", vi: "Chưa rõ" },
  may_leave: { en: "May leave", vi: "Có thể rời đi" },
};

export const INTENT_WORDS: Record<ModelIntent, Both> = {
  wants_more: { en: "Wants to buy more", vi: "Muốn mua thêm" },
  content: { en: "Content", vi: "Hài lòng" },
  waiting: { en: "Waiting for us", vi: "Đang chờ bên mình" },
  unhappy: { en: "Unhappy", vi: "Chưa hài lòng" },
  comparing: { en: "Comparing us with others", vi: "Đang so sánh với bên khác" },
  leaving: { en: "On the way out", vi: "Sắp ngừng mua" },
  unclear: { en: "Unclear", vi: "Chưa rõ ý định" },
};

/** What is said beside a number that a model's reading has moved. */
export function movedText(from: number, to: number): Both {
  const [before, after] = [from, to].map((share) => `${Math.round(share * 100)}%`);
  return {
    en: `The model's reading moved it from ${before} to ${after}`,
    vi: `Nhận định của mô hình đưa con số từ ${before} ${to > from ? "lên" : "xuống"} ${after}`,
  };
}
