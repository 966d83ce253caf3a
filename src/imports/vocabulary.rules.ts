import type { LIFECYCLE_STAGES } from "../companies/companies.schema.ts";
import type { ADDRESS_FORMS } from "../contacts/contacts.schema.ts";
import { fold } from "../core/text.ts";
import type { DealStage } from "../deals/deals.schema.ts";
import type { Order } from "../orders/orders.schema.ts";

/** Words of other systems and of both languages for what Relata keeps as a closed list. Pure. */

type LifecycleStage = (typeof LIFECYCLE_STAGES)[number];
type AddressForm = (typeof ADDRESS_FORMS)[number];

const wordKey = (text: string) => fold(text).replace(/[^a-z0-9]+/g, "");

const vocabulary = <T extends string>(words: Record<T, string>) =>
  new Map(
    Object.entries<string>(words).flatMap(([value, names]) =>
      [value, ...names.split("|")].map((name): [string, T] => [wordKey(name), value as T]),
    ),
  );

const DEAL_STAGES = vocabulary<DealStage>({
  prospecting: "Prospect|New|Open|Lead|Appointment Scheduled|Qualification|Tiềm năng|Mới|Tìm hiểu|Khởi tạo|Thăm dò",
  engaging:
    "Engaged|Qualified|Qualified To Buy|Needs Analysis|Discovery|Contacted|Demo|Presentation Scheduled|Value Proposition|Id. Decision Makers|Perception Analysis|Tiếp cận|Đang tiếp cận|Đang trao đổi|Đang tư vấn|Tư vấn|Gặp gỡ|Đang theo|Đang mở",
  proposal:
    "Proposal/Price Quote|Proposal Sent|Quote|Quoted|Quotation|Decision Maker Bought-In|Báo giá|Đã báo giá|Đã gửi báo giá|Đề xuất|Chào giá",
  negotiation: "Negotiation/Review|Negotiating|Contract Sent|Contract|Đàm phán|Đang đàm phán|Thương lượng|Thương thảo|Gửi hợp đồng|Chờ ký",
  won: "Closed Won|Win|Success|Thắng|Thành công|Đã chốt|Chốt|Đã ký|Ký hợp đồng|Hoàn thành",
  lost: "Closed Lost|Lose|Loss|Failed|Cancelled|Canceled|Thua|Mất|Thất bại|Đã mất|Hủy|Huỷ",
});

const ORDER_STATUSES = vocabulary<Order["status"]>({
  placed: "New|Open|Pending|Processing|Confirmed|On hold|Mới|Đang xử lý|Chờ xử lý|Đã đặt|Đã xác nhận|Chờ giao|Đang giao",
  fulfilled: "Complete|Completed|Closed|Delivered|Shipped|Paid|Done|Hoàn thành|Đã giao|Hoàn tất|Đã thanh toán|Thành công",
  cancelled: "Canceled|Cancel|Void|Voided|Failed|Hủy|Huỷ|Đã hủy|Đã huỷ|Thất bại",
  returned: "Return|Refund|Refunded|Credit note|Trả hàng|Trả lại|Hoàn trả|Đã hoàn tiền|Hoàn tiền",
});

const LIFECYCLE = vocabulary<LifecycleStage>({
  lead: "Subscriber|Prospect|New|Open|Tiềm năng|Khách hàng tiềm năng|Mới",
  qualified: "Marketing Qualified Lead|Sales Qualified Lead|MQL|SQL|Opportunity|Connected|Đủ điều kiện|Cơ hội|Đang trao đổi",
  customer: "Client|Active|Evangelist|Customer - Direct|Customer - Channel|Khách hàng|Đang sử dụng|Đang mua",
  former: "Former Customer|Churned|Inactive|Lost|Khách cũ|Ngừng mua|Đã rời bỏ",
  other: "Partner|Vendor|Supplier|Competitor|Press|Analyst|Khác|Đối tác|Nhà cung cấp",
});

const FORMS = vocabulary<AddressForm>({
  anh: "a.",
  chi: "Chị|c.",
  em: "",
  ong: "Ông",
  ba: "Bà",
  co: "Cô",
  chu: "Chú",
  bac: "Bác",
  ban: "Bạn",
  quy_khach: "Quý khách",
  mr: "Mr.|Mister",
  ms: "Ms.|Miss",
  mrs: "Mrs.",
  dr: "Dr.|Doctor",
  first_name: "First name|Tên gọi",
});

const LANGUAGES = vocabulary<"vi" | "en">({ vi: "Vietnamese|Tiếng Việt|vi-VN|VN", en: "English|Tiếng Anh|en-US|en-GB" });

export const dealStageOf = (text: string): DealStage | undefined => DEAL_STAGES.get(wordKey(text));
export const orderStatusOf = (text: string): Order["status"] | undefined => ORDER_STATUSES.get(wordKey(text));
export const lifecycleOf = (text: string): LifecycleStage | undefined => LIFECYCLE.get(wordKey(text));
export const addressFormOf = (text: string): AddressForm | undefined => FORMS.get(wordKey(text));
export const languageOf = (text: string): "vi" | "en" | undefined => LANGUAGES.get(wordKey(text));
