import type { Activity } from "../../src/activities/activities.schema.ts";
import type { History } from "../../src/assistant/history.ts";
import type { Company } from "../../src/companies/companies.schema.ts";
import type { Contact } from "../../src/contacts/contacts.schema.ts";
import { newId } from "../../src/core/ids.ts";
import type { Deal } from "../../src/deals/deals.schema.ts";
import { readText } from "../../src/reading/built-in/read.ts";
import { type Heard, heardFrom } from "../../src/reading/heard.rules.ts";
import type { Task } from "../../src/tasks/tasks.schema.ts";

/** Small histories for tests: only what matters is written, the rest is filled in. */

export const NOW = Date.UTC(2026, 10, 20, 3);
export const ZONE = "Asia/Ho_Chi_Minh";

/** 9 in the morning of a day in Vietnam. */
export const at = (day: string): number => Date.parse(`${day}T09:00:00+07:00`);

const kept = { source: null, version: 1, createdAt: at("2025-01-05"), updatedAt: at("2025-01-05"), deletedAt: null };

export function contact(given: Partial<Contact>): Contact {
  const base = {
    id: newId("contact"),
    name: "",
    givenName: "",
    middleName: "",
    familyName: "",
    addressForm: null,
    language: "vi" as const,
    title: null,
    stage: "customer" as const,
  };
  return {
    ...base,
    companyId: null,
    ownerId: null,
    emails: [],
    phones: [],
    city: null,
    country: null,
    birthday: null,
    description: null,
    externalId: null,
    lastActivityAt: 0,
    ...kept,
    ...given,
  };
}

export function company(given: Partial<Company>): Company {
  const nothing = {
    domain: null,
    website: null,
    phone: null,
    industry: null,
    employees: null,
    foundedYear: null,
    annualRevenue: null,
    currency: null,
    taxCode: null,
    address: null,
  };
  return {
    id: newId("company"),
    name: "",
    ...nothing,
    city: null,
    country: null,
    description: null,
    stage: "customer",
    parentId: null,
    ownerId: null,
    externalId: null,
    lastActivityAt: 0,
    ...kept,
    ...given,
  };
}

export function activity(kind: Activity["kind"], day: string, subject: string, body: string, given: Partial<Activity> = {}): Activity {
  const base = {
    id: newId("activity"),
    kind,
    direction: null,
    subject,
    body,
    quoted: null,
    occurredAt: at(day),
    durationMin: null,
    authorId: null,
    privateTo: null,
    channelId: null,
    threadId: null,
  };
  return { ...base, meta: {}, links: [], ...kept, ...given };
}

export const mailIn = (day: string, subject: string, body: string, given: Partial<Activity> = {}): Activity =>
  activity("email", day, subject, body, { direction: "in", ...given });
export const mailOut = (day: string, subject: string, body: string, given: Partial<Activity> = {}): Activity =>
  activity("email", day, subject, body, { direction: "out", ...given });

export function deal(name: string, given: Partial<Deal> = {}): Deal {
  const base = {
    id: newId("deal"),
    name,
    companyId: null,
    contactId: null,
    productId: null,
    ownerId: null,
    stage: "negotiation" as const,
    status: "open" as const,
    amount: null,
    currency: "VND",
  };
  return {
    ...base,
    openedAt: at("2026-09-01"),
    expectedCloseAt: null,
    closedAt: null,
    nextStep: null,
    lostReason: null,
    externalId: null,
    ...kept,
    ...given,
  };
}

export function task(title: string, due: string, given: Partial<Task> = {}): Task {
  return {
    id: newId("task"),
    title,
    note: "",
    dueAt: at(due),
    doneAt: null,
    assigneeId: null,
    contactId: null,
    companyId: null,
    dealId: null,
    ...kept,
    ...given,
  };
}

const READABLE = (one: Activity): boolean =>
  ["note", "call", "meeting", "visit"].includes(one.kind) ||
  (["email", "chat", "sms", "letter", "form"].includes(one.kind) && one.direction !== "out");

/** What the built-in reader makes of activities, as a history carries it. */
export const heardIn = (activities: Activity[], { name, customers = [] }: { name: string; customers?: string[] }): Heard[] =>
  activities
    .filter(READABLE)
    .slice(0, 400)
    .map((one) => {
      const input = { ...one, ours: [name], customers, products: [], currency: "VND", timeZone: ZONE };
      return heardFrom({ id: one.id, at: one.occurredAt }, readText(input).findings);
    });

/** The history with what is heard in its activities, once they are all there. */
export const withHeard = (given: Omit<History, "heard">): History => ({
  ...given,
  heard: heardIn(given.activities, {
    name: given.workspace.name,
    customers: [given.contact?.name, given.company?.name].filter((name) => name !== undefined),
  }),
});

export function history(given: Partial<History>): History {
  const who = given.contact ?? null;
  const activities = [...(given.activities ?? [])].sort((a, b) => b.occurredAt - a.occurredAt);
  const sender = { id: newId("user"), name: "Nguyễn Thu Hà", title: null, email: "ha@songhuong.example", signature: null };
  return withHeard({
    recordId: who?.id ?? given.company?.id ?? newId("contact"),
    contact: who,
    company: null,
    deals: [],
    tasks: [],
    people: {},
    sender,
    workspace: { name: "Bao bì Sông Hương", timeZone: ZONE },
    ...given,
    activities,
  });
}

export const MINH = contact({
  name: "Trần Quang Minh",
  familyName: "Trần",
  middleName: "Quang",
  givenName: "Minh",
  addressForm: "anh",
  title: "Trưởng phòng mua hàng",
  emails: [{ address: "minh@ankhang.example", label: "work" }],
});
export const AN_KHANG = company({ name: "Công ty TNHH Thực phẩm An Khang", industry: "Thực phẩm", city: "Bình Dương" });

/** A lively Vietnamese customer: an open question, a quote, a complaint, an open deal, a task. */
export const carton = (): History =>
  history({
    contact: MINH,
    company: AN_KHANG,
    activities: [
      mailIn(
        "2026-11-12",
        "Re: Báo giá thùng carton 5 lớp",
        "Chào Hà,\n\nBên anh đã xem báo giá. Với số lượng 12.000 thùng/tháng thì giá 18.500đ/thùng vẫn cao hơn bên đang dùng khoảng 4%. Em xem giá này có giảm được không? Nếu giao được trước ngày 05/12 thì tốt.\n\nMinh",
      ),
      mailOut(
        "2026-11-05",
        "Báo giá thùng carton 5 lớp",
        "Em gửi anh báo giá BG-2026-118: thùng carton 5 lớp 40x30x30, 18.500 ₫/thùng cho đơn từ 10.000 thùng. Báo giá có hiệu lực đến 30/11/2026.",
      ),
      activity(
        "call",
        "2026-10-21",
        "Lô hàng bị ẩm",
        "Anh Minh phản ánh lô 3.000 thùng giao ngày 15/10 bị ẩm 120 thùng. Đã hứa đổi bù trong tuần.",
        { durationMin: 12 },
      ),
      activity("order", "2026-09-28", "Đơn hàng DH-0926", "20.000 thùng carton 3 lớp", {
        meta: { orderNumber: "DH-0926", amount: 231_000_000, currency: "VND" },
      }),
      activity("meeting", "2026-09-02", "Kế hoạch bao bì 2027", "Gặp anh Minh và chị Thảo. Năm 2027 dự kiến tăng sản lượng 30%.", {}),
      mailIn("2026-08-20", "Hỏi mẫu thùng chống ẩm", "Em gửi anh 5 mẫu thùng chống ẩm nhé."),
    ],
    deals: [deal("Thùng carton 5 lớp 2027", { amount: 222_000_000, expectedCloseAt: at("2026-12-15"), nextStep: "Gửi lại báo giá" })],
    tasks: [task("Gửi 5 mẫu thùng chống ẩm", "2026-11-25")],
  });

export const PETER = contact({
  name: "Peter Holloway",
  givenName: "Peter",
  familyName: "Holloway",
  addressForm: "mr",
  language: "en",
  title: "Operations Director",
});
export const HARBOR = company({ name: "Harbor Freight Lines", industry: "Logistics", city: "Rotterdam", country: "NL" });
const GRACE = { id: newId("user"), name: "Grace Pham", title: "Account Manager", email: "grace@northwind.example", signature: null };

/** A lively English customer. */
export const scanners = (): History =>
  history({
    contact: PETER,
    company: HARBOR,
    sender: GRACE,
    workspace: { name: "Northwind Logistics Tech", timeZone: ZONE },
    activities: [
      mailIn(
        "2026-11-16",
        "Re: Scanner rollout",
        "Hi Grace,\n\nThe pilot went well: 48 of 50 drivers finished the training. Before we go to all 320 vehicles I need the price per unit below $210. Can you also confirm that the firmware works with our Oracle WMS? And how long do the spare batteries last?\n\nPeter",
      ),
      activity(
        "meeting",
        "2026-11-02",
        "Pilot review",
        "Pilot review with Peter and Anneke de Vries. 50 RX-200 handhelds. Two units failed (water).",
        {},
      ),
      mailOut(
        "2026-10-06",
        "Quote Q-7741 for the scanner rollout",
        "Hi Peter,\n\nplease find quote Q-7741: 320 RX-200 handhelds at $224 each, $71,680 in total. The quote is valid until December 15, 2026.",
      ),
      mailIn(
        "2026-07-07",
        "Late delivery of chargers",
        "Grace, the 40 chargers arrived late and two of them are damaged. I am disappointed.",
      ),
    ],
    deals: [deal("RX-200 rollout", { amount: 7_168_000, currency: "USD", expectedCloseAt: at("2026-12-15") })],
    tasks: [task("Send the spare battery data sheet", "2026-11-24")],
  });

/** Nobody has written or called yet. */
export const empty = (): History => history({ contact: MINH, company: AN_KHANG });

/** A customer who fell silent. */
export const silent = (): History =>
  history({
    contact: contact({ name: "Lâm Tấn Phát", familyName: "Lâm", givenName: "Phát", addressForm: "anh" }),
    activities: [
      mailIn(
        "2026-06-30",
        "Tạm ngưng đơn hàng quý 3",
        "Chào Hà, quý 3 bên mình tạm ngưng nhập chai thủy tinh 500ml do tồn kho còn 80.000 chai. Khi nào cần mình sẽ báo.",
      ),
      mailOut("2026-06-28", "Kế hoạch nhập hàng quý 3", "Em gửi anh kế hoạch nhập hàng quý 3 ạ."),
      activity("order", "2026-05-14", "Đơn hàng SO-3381", "60.000 chai thủy tinh 500ml", {
        meta: { orderNumber: "SO-3381", amount: 252_000_000, currency: "VND" },
      }),
      mailOut("2026-04-23", "Hóa đơn 0000458", "Em gửi anh hóa đơn 0000458 trị giá 87.450.000đ, hạn thanh toán 05/05/2026."),
      activity("call", "2026-04-01", "Chốt đơn tháng 5", "Anh Phát chốt 60.000 chai."),
      mailIn("2026-03-10", "Hỏi giá chai 500ml", "Em báo giá giúp anh 60.000 chai nhé."),
    ],
  });
