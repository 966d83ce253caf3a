import { dictionary } from "../../lib/locale.ts";

/** What the reader finds in messages, told in words. */
const en = {
  /** That anything of the kind is said. */
  said: { complaint: "complains", competitor: "names a competitor", sentiment: "shows a mood", intent: "wants something" } as Record<
    string,
    string
  >,
  /** A field with its value. */
  values: {
    ...{ "sentiment negative": "unhappy", "sentiment neutral": "neutral", "sentiment positive": "happy" },
    ...{
      "complaint late": "late",
      "complaint wrong": "wrong or missing",
      "complaint quality": "quality",
      "complaint service": "service",
      "complaint billing": "billing",
      "complaint price": "price",
      "complaint other": "something else",
    },
    ...{
      "intent buy": "to buy",
      "intent quote": "a quote",
      "intent question": "an answer",
      "intent complaint": "to complain",
      "intent support": "help",
      "intent payment": "to settle a payment",
      "intent meeting": "a meeting",
      "intent cancel": "to cancel",
      "intent decline": "to decline",
      "intent thanks": "to thank",
      "intent inform": "to inform",
    },
  } as Record<string, string>,
};

const vi: typeof en = {
  said: { complaint: "có khiếu nại", competitor: "nhắc đến đối thủ", sentiment: "có bày tỏ thái độ", intent: "có mong muốn" },
  values: {
    ...{ "sentiment negative": "không hài lòng", "sentiment neutral": "bình thường", "sentiment positive": "hài lòng" },
    ...{
      "complaint late": "giao trễ",
      "complaint wrong": "sai hoặc thiếu hàng",
      "complaint quality": "chất lượng",
      "complaint service": "phục vụ",
      "complaint billing": "hóa đơn, tính tiền",
      "complaint price": "giá cao",
      "complaint other": "điều khác",
    },
    ...{
      "intent buy": "muốn mua",
      "intent quote": "cần báo giá",
      "intent question": "hỏi thông tin",
      "intent complaint": "khiếu nại",
      "intent support": "cần hỗ trợ",
      "intent payment": "thanh toán",
      "intent meeting": "hẹn gặp",
      "intent cancel": "muốn hủy",
      "intent decline": "từ chối",
      "intent thanks": "cảm ơn",
      "intent inform": "thông báo",
    },
  },
};

export const readingNames = dictionary(en, vi);
