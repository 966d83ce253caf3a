import type { HidingCode } from "./offers.rules.ts";

/** Why a list is not shown, in both languages. */
export const HIDDEN: Record<HidingCode, Record<"en" | "vi", string>> = {
  off: { en: "Predictions are turned off", vi: "Dự đoán đang tắt" },
  not_learned: { en: "Nothing has been learned from your orders yet", vi: "Hệ thống chưa học từ đơn hàng của bạn" },
  no_orders: {
    en: "No order of their own yet; a company's orders stand on its page",
    vi: "Khách chưa có đơn hàng riêng; đơn của công ty nằm ở trang công ty",
  },
  orders_not_shown: { en: "You do not see all of their orders", vi: "Bạn không xem được hết đơn hàng của khách này" },
  no_consent: {
    en: "They did not agree to be contacted in the form they filled in last",
    vi: "Khách không đồng ý cho liên hệ trong biểu mẫu điền gần nhất",
  },
  no_lift: {
    en: "Tested on past orders, this list was not surely better than simply naming what is popular",
    vi: "Thử trên đơn hàng cũ, danh sách này không chắc tốt hơn việc cứ nêu món bán chạy",
  },
  not_tested: {
    en: "There are too few repeat orders to test this list",
    vi: "Có quá ít đơn mua lại để kiểm thử danh sách này",
  },
};
