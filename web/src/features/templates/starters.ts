import type { Language } from "../../../../src/assistant/assistant.schema.ts";
import type { TemplateInput } from "../../../../src/templates/templates.schema.ts";

/** Texts to begin with, where a team has none yet: changed and saved, they are its own. */
export type Starter = Pick<TemplateInput, "name" | "purpose" | "channel" | "subject" | "body">;

export const STARTERS: Record<Language, Starter[]> = {
  en: [
    {
      name: "After a quote",
      purpose: "quote_reminder",
      channel: "mail",
      subject: "Our quote {quote.code}",
      body: "I wanted to ask about our quote {quote.code}, {quote.total} in all.\n\nIs there anything about it that you would like me to change?",
    },
    {
      name: "After a talk",
      purpose: "after_meeting",
      channel: "mail",
      subject: "After our talk",
      body: "{a sentence on our last talk}\n\n{what we will do next}\n\nIf I have missed anything, just add it.",
    },
    {
      name: "Thanks for the order",
      purpose: "thanks",
      channel: "chat",
      subject: "",
      body: "Thank you for your order {order.code} of {order.day}. Has everything arrived as it should?",
    },
  ],
  vi: [
    {
      name: "Sau khi gửi báo giá",
      purpose: "quote_reminder",
      channel: "mail",
      subject: "Báo giá {quote.code}",
      body: "{Me} xin hỏi {you} về báo giá {quote.code}, tổng {quote.total} {please}.\n\n{You} có điểm nào cần {me} điều chỉnh không {please}?",
    },
    {
      name: "Sau buổi trao đổi",
      purpose: "after_meeting",
      channel: "mail",
      subject: "Sau buổi trao đổi",
      body: "{một câu về lần trao đổi gần nhất}\n\n{việc bên em sẽ làm tiếp theo}\n\nNếu {me} ghi sót ý nào, {you} bổ sung giúp {me} nhé.",
    },
    {
      name: "Cảm ơn đơn hàng",
      purpose: "thanks",
      channel: "chat",
      subject: "",
      body: "Cảm ơn {you} đã đặt đơn {order.code} hôm {order.day} {please}. Hàng đợt này {you} dùng có ổn không {please}?",
    },
  ],
};
