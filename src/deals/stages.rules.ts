import type { DealStage } from "./deals.schema.ts";

/** What the stages of a deal are called, within a sentence: the same words on the page, in what the assistant writes and in mails. */
export const STAGE_NAMES: Record<"vi" | "en", Record<DealStage, string>> = {
  vi: { prospecting: "tìm hiểu", engaging: "tiếp cận", proposal: "báo giá", negotiation: "đàm phán", won: "thắng", lost: "thua" },
  en: {
    ...{ prospecting: "prospecting", engaging: "engaging", proposal: "proposal", negotiation: "negotiation", won: "won", lost: "lost" },
  },
};
