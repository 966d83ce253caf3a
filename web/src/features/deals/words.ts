import { dictionary } from "../../lib/locale.ts";

const en = {
  title: "Deals",
  emptyTitle: "No deals yet",
  emptyText: "Import a spreadsheet of your deals: companies, products and people are linked as they are found.",
  import: "Import deals",
  panelEmpty: "No deals",
  stages: {
    prospecting: "Prospecting",
    engaging: "Engaging",
    proposal: "Proposal",
    negotiation: "Negotiation",
    won: "Won",
    lost: "Lost",
  } as Record<string, string>,
  statuses: { open: "Open", won: "Won", lost: "Lost" } as Record<string, string>,
  allStatuses: "All",
  status: "Status",
  stage: "Stage",
  opened: "Opened",
  expected: "Expected close",
  closed: "Closed",
  closeDate: "Close date",
  product: "Product",
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
  stages: { prospecting: "Tìm hiểu", engaging: "Tiếp cận", proposal: "Báo giá", negotiation: "Đàm phán", won: "Thắng", lost: "Thua" },
  statuses: { open: "Đang mở", won: "Thắng", lost: "Thua" },
  allStatuses: "Tất cả",
  status: "Trạng thái",
  stage: "Giai đoạn",
  opened: "Ngày mở",
  expected: "Dự kiến chốt",
  closed: "Đã chốt",
  closeDate: "Ngày chốt",
  product: "Sản phẩm",
  nextStep: "Bước tiếp theo",
  lostReason: "Lý do thua",
  details: "Cơ hội",
};

export const dealWords = dictionary(en, vi);
