import type { RunFailure } from "../../../../src/predictions/predictions.schema.ts";
import { dictionary } from "../../lib/locale.ts";

const en = {
  isOn: "Predict who may not buy again",
  isOnHint:
    "Relata learns from your own orders, every night and only for this workspace. Nothing leaves it, unless a language model reads too.",
  horizon: "How far to look ahead",
  horizonHint:
    "Choose a span in which a good customer usually buys. Where they buy every week, 30 days are enough; where they buy twice a year, take 180 or more.",
  presets: { "30": "30 days", "60": "60 days", "90": "90 days", "180": "half a year", "365": "a year", own: "Another number" } as Record<
    string,
    string
  >,
  ownDays: "Days (7 to 365)",
  whole: "Write a whole number of days from 7 to 365",
  learnedTonight: "Another span is learned tonight, or at once with “Learn anew”.",
  offAsk: "Turn predictions off?",
  offText: "All forecasts and what was learned are deleted. What was said before stays, so that its track record can go on.",
  off: "Turn off",
  learn: "Learn anew",
  learnText:
    "It is done by itself once a week, and customers are looked at anew every night. Do it now after importing; one thing is learned at a time.",
  learnOf: (name: string) => `Learn anew: ${name}`,
  purchases: "Who will buy again",
  offers: "What to offer",
  running: "Learning…",
  lastRun: (day: string) => `Last run: ${day}`,
  never: "There has been no run yet.",
  failed: { no_orders: "no orders to learn from", too_little_known: "too little is known yet", interrupted: "interrupted" } as Record<
    RunFailure,
    string
  >,
  margin: "Margin when offering products",
  marginHint: "Beside what fits a customer, how much it counts which share of the price is ours.",
  margins: { 0: "Only between equals", 0.5: "A little", 1: "Noticeably", 3: "Before almost everything" } as Record<number, string>,
  ownMargin: (weight: string) => `Weight ${weight}`,
  on: {
    isOn: "Predictions on",
    horizonDays: "Days ahead",
    readsWithModel: "Read by a language model",
    marginWeight: "Margin when offering",
  } as Record<string, string>,
};

const vi: typeof en = {
  isOn: "Dự báo khách hàng nào có thể không mua nữa",
  isOnHint:
    "Relata học từ chính đơn hàng của bạn, mỗi đêm và chỉ cho không gian làm việc này. Không có gì gửi ra ngoài, trừ khi cho mô hình ngôn ngữ cùng đọc.",
  horizon: "Khoảng dự báo",
  horizonHint:
    "Hãy chọn khoảng mà một khách tốt thường có mua. Nếu khách mua hằng tuần thì 30 ngày là đủ; nếu mỗi năm mua hai lần thì nên chọn từ 180 ngày.",
  presets: { "30": "30 ngày", "60": "60 ngày", "90": "90 ngày", "180": "nửa năm", "365": "một năm", own: "Số khác" },
  ownDays: "Số ngày (7 đến 365)",
  whole: "Hãy nhập số ngày nguyên từ 7 đến 365",
  learnedTonight: "Khoảng khác sẽ được học trong đêm nay, hoặc ngay khi bấm “Học lại”.",
  offAsk: "Tắt dự báo?",
  offText: "Mọi dự báo và những gì đã học sẽ bị xóa. Những gì đã dự báo trước đây vẫn được giữ để đối chiếu với thực tế.",
  off: "Tắt dự báo",
  learn: "Học lại",
  learnText: "Hệ thống tự học lại mỗi tuần và xem lại từng khách mỗi đêm. Hãy học ngay sau khi nhập dữ liệu; mỗi lần chỉ học một mục.",
  learnOf: (name) => `Học lại: ${name}`,
  purchases: "Khách nào sẽ mua lại",
  offers: "Gợi ý bán hàng",
  running: "Đang học…",
  lastRun: (day) => `Lần chạy gần nhất: ${day}`,
  never: "Chưa chạy lần nào.",
  failed: { no_orders: "chưa có đơn hàng để học", too_little_known: "chưa đủ dữ liệu", interrupted: "bị gián đoạn" },
  margin: "Biên lãi khi gợi ý bán hàng",
  marginHint: "Ngoài mức hợp với khách, phần lãi trong giá bán được tính đến bao nhiêu.",
  margins: { 0: "Chỉ khi ngang nhau", 0.5: "Một chút", 1: "Đáng kể", 3: "Gần như trên hết" },
  ownMargin: (weight) => `Mức ${weight}`,
  on: {
    isOn: "Bật dự báo",
    horizonDays: "Khoảng dự báo (ngày)",
    readsWithModel: "Mô hình ngôn ngữ cùng đọc",
    marginWeight: "Biên lãi khi gợi ý",
  },
};

export const settingsWords = dictionary(en, vi);
