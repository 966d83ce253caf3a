import { dictionary } from "./locale.ts";

/** What a kind of record is called: one of them (`kind`), and many (`kinds`). */
export const kindWords = dictionary(
  {
    kind: {
      ...{ contact: "Contact", company: "Company", deal: "Deal", order: "Order" },
      ...{ product: "Product", activity: "Activity", task: "Task" },
    } as Record<string, string>,
    kinds: {
      ...{ contact: "Contacts", company: "Companies", deal: "Deals", order: "Orders" },
      ...{ product: "Products", activity: "Activities", task: "Tasks" },
    } as Record<string, string>,
  },
  {
    kind: {
      ...{ contact: "Liên hệ", company: "Công ty", deal: "Cơ hội", order: "Đơn hàng" },
      ...{ product: "Sản phẩm", activity: "Hoạt động", task: "Việc cần làm" },
    },
    kinds: {
      ...{ contact: "Liên hệ", company: "Công ty", deal: "Cơ hội", order: "Đơn hàng" },
      ...{ product: "Sản phẩm", activity: "Hoạt động", task: "Việc cần làm" },
    },
  },
);
