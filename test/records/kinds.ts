/** The kinds of records that people write through the API, for what holds of all of them. */

export interface Shown {
  id: string;
  version: number;
  deletedAt: number | null;
  [field: string]: unknown;
}

export interface Kind {
  kind: "company" | "contact" | "activity" | "task" | "order" | "product";
  /** In the path and the database. */
  plural: string;
  input: (companyId: string) => Record<string, unknown>;
  /** Field → the old and the new value. */
  edit: Record<string, [unknown, unknown]>;
  /** A word of the input and one of the edit that it is found by. */
  words: [string, string];
}

export const KINDS: Kind[] = [
  {
    kind: "company",
    plural: "companies",
    input: () => ({ name: "Cà phê Đất Đỏ", city: "Đà Nẵng", employees: 12 }),
    edit: { name: ["Cà phê Đất Đỏ", "Trà Ô Long"], employees: [12, 13] },
    words: ["dat do", "o long"],
  },
  {
    kind: "contact",
    plural: "contacts",
    input: () => ({ givenName: "Ánh", familyName: "Lý", city: "Huế" }),
    edit: { givenName: ["Ánh", "Tuyết"], city: ["Huế", null] },
    words: ["ly anh", "ly tuyet"],
  },
  {
    kind: "activity",
    plural: "activities",
    input: (companyId) => ({ kind: "call", subject: "Hỏi giá máy rang", body: "Gọi lại thứ Hai", links: [companyId] }),
    edit: { subject: ["Hỏi giá máy rang", "Chốt giá máy xay"], durationMin: [null, 5] },
    words: ["may rang", "may xay"],
  },
  {
    kind: "task",
    plural: "tasks",
    input: (companyId) => ({ title: "Gửi báo giá", companyId }),
    edit: { title: ["Gửi báo giá", "Gửi hợp đồng"], dueAt: [null, 1_800_000_000_000] },
    words: ["bao gia", "hop dong"],
  },
  {
    kind: "order",
    plural: "orders",
    input: (companyId) => ({
      ...{ number: "DH-0817", companyId, currency: "VND", note: "Giao buổi sáng" },
      lines: [{ name: "Cà phê Moka", quantity: 2.5, unitPrice: 320_000, discount: 50_000 }],
    }),
    edit: { number: ["DH-0817", "PO 44"], status: ["placed", "fulfilled"] },
    words: ["dh 0817", "po 44"],
  },
  {
    kind: "product",
    plural: "products",
    input: () => ({ name: "Phin nhôm", sku: "PN-04", price: 85_000, cost: 41_000, currency: "VND", stock: 12 }),
    edit: { name: ["Phin nhôm", "Bình ủ lạnh"], stock: [12, null] },
    words: ["phin nhom", "binh u"],
  },
];

export const patchOf = ({ edit }: Kind): Record<string, unknown> =>
  Object.fromEntries(Object.entries(edit).map(([field, [, next]]) => [field, next]));
