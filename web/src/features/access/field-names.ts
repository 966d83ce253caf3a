import { dictionary } from "../../lib/locale.ts";
import { labelOfCompany } from "../companies/company-labels.ts";
import { labelOfContact } from "../contacts/contact-labels.ts";
import { dealWords } from "../deals/words.ts";
import { recordWords } from "../records/words.ts";

const more = dictionary(
  {
    ...{ currency: "Currency", unit: "Unit", description: "Description", assigneeId: "Who does it" },
    ...{ cost: "Cost", stock: "Stock", status: "Status", lines: "Lines", channel: "Channel", note: "Note" },
  },
  {
    ...{ currency: "Tiền tệ", unit: "Đơn vị", description: "Mô tả", assigneeId: "Người thực hiện" },
    ...{ cost: "Giá vốn", stock: "Tồn kho", status: "Trạng thái", lines: "Dòng hàng", channel: "Kênh bán", note: "Ghi chú" },
  },
);

/** What a field of a noun is called on the page. */
export function fieldName(noun: string, field: string): string {
  if (noun === "contacts") return labelOfContact(field);
  if (noun === "companies") return labelOfCompany(field);
  const deal = dealWords();
  const record = recordWords();
  const names: Record<string, string> = {
    ...{ amount: record.amount, ownerId: record.owner, price: record.price, sku: record.sku, series: record.series },
    ...{ expectedCloseAt: deal.expected, nextStep: deal.nextStep, lostReason: deal.lostReason, stage: deal.stage },
    ...more(),
  };
  return names[field] ?? field;
}
