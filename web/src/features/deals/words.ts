import { STAGE_NAMES } from "../../../../src/deals/stages.rules.ts";
import { dictionary } from "../../lib/locale.ts";

/** As they stand on their own, in badges and columns. */
const capitalised = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([stage, name]) => [stage, name.charAt(0).toUpperCase() + name.slice(1)]));

const en = {
  title: "Deals",
  emptyTitle: "No deals yet",
  emptyText: "Import a spreadsheet of your deals: companies, products and people are linked as they are found.",
  import: "Import deals",
  panelEmpty: "No deals",
  stages: capitalised(STAGE_NAMES.en),
  statuses: { open: "Open", won: "Won", lost: "Lost" } as Record<string, string>,
  allStatuses: "All",
  status: "Status",
  stage: "Stage",
  opened: "Opened",
  expected: "Expected close",
  closed: "Closed",
  closeDate: "Close date",
  product: "Product",
  contact: "Contact",
  nextStep: "Next step",
  lostReason: "Why it was lost",
  details: "Deal",
};

const vi: typeof en = {
  title: "Cơ hội",
  emptyTitle: "Chưa có cơ hội nào",
  emptyText: "Hãy nhập bảng tính cơ hội: công ty, sản phẩm và người liên quan sẽ được nối vào khi tìm thấy.",
  import: "Nhập cơ hội",
  panelEmpty: "Chưa có cơ hội",
  stages: capitalised(STAGE_NAMES.vi),
  statuses: { open: "Đang mở", won: "Thắng", lost: "Thua" },
  allStatuses: "Tất cả",
  status: "Trạng thái",
  stage: "Giai đoạn",
  opened: "Ngày mở",
  expected: "Dự kiến chốt",
  closed: "Đã chốt",
  closeDate: "Ngày chốt",
  product: "Sản phẩm",
  contact: "Liên hệ",
  nextStep: "Bước tiếp theo",
  lostReason: "Lý do thua",
  details: "Cơ hội",
};

export const dealWords = dictionary(en, vi);
