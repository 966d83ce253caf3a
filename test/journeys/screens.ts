import type { Page } from "playwright-core";
import { eventually } from "../support/mailbox.ts";
import { firstId, type Journey } from "./journey.ts";
import { settled } from "./settled.ts";

type Screen = (page: Page, journey: Journey) => Promise<void>;

const opened =
  (path: string): Screen =>
  async (page, { app }) => {
    await page.goto(`${app.url}${path}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await settled(page);
  };
const record =
  (noun: string): Screen =>
  async (page, journey) =>
    opened(`/${noun}/${await firstId(journey.app, noun)}`)(page, journey);

/** How each screen is come to, in an order in which some go on from the one before. */
export const SCREENS: Record<string, Screen> = {
  contacts: opened("/contacts"),
  companies: opened("/companies"),
  deals: opened("/deals"),
  orders: opened("/orders"),
  order: async (page, journey) => {
    await opened(`/orders/${await firstId(journey.app, "orders", "sort=-orderedAt")}`)(page, journey);
    await page.getByRole("dialog").getByRole("table").waitFor();
  },
  "an order's form": async (page) => {
    await page.getByRole("button", { name: /^(Edit|Sửa)$/ }).click();
    await page
      .getByLabel(/^(Quantity|Số lượng)$/)
      .first()
      .waitFor();
  },
  products: opened("/products"),
  predictions: async (page, journey) => {
    await learned(journey);
    await opened("/predictions")(page, journey);
  },
  "segments of customers": opened("/predictions/segments"),
  "how good predictions are": opened("/predictions/quality"),
  "settings of predictions": opened("/predictions/settings"),
  tasks: opened("/tasks"),
  contact: record("contacts"),
  company: record("companies"),
  search: opened("/search?q=nguyen"),
  ask: opened("/ask"),
  "an answer": async (page, journey) => {
    await opened("/ask?q=open deals by stage")(page, journey);
    await page.locator(".ask-chip").first().waitFor();
  },
  "which of several": async (page, { app }) => {
    for (const name of ["Đồi Thông Cà Phê", "Đồi Thông Nội Thất"]) await app.owner.post("/api/v1/companies", { name });
    await page.goto(`${app.url}/ask?q=deals of Đồi Thông`);
    await page.getByRole("status").getByRole("button").first().waitFor();
  },
  briefing: opened("/briefing"),
  brief: async (page, journey) => opened(`/briefing/${await firstId(journey.app, "contacts")}`)(page, journey),
  "a reading put right": async (page, journey) => {
    const contact = await read(journey);
    await opened(`/contacts/${contact}`)(page, journey);
    await page.getByRole("button", { name: /^(Budget|Ngân sách): / }).click();
    await page.getByRole("button", { name: /^(Correct it|Sửa lại)$/ }).click();
    await page.getByLabel(/^(Budget should be|Ngân sách đúng phải là)$/).fill("?");
    await page.getByRole("button", { name: /^(Save|Lưu)$/ }).click();
    await page.getByRole("alert").waitFor();
    await page.getByLabel(/^(Show what is said|Lọc theo nội dung)$/).waitFor();
  },
  templates: opened("/settings/templates"),
  "a template": async (page) => {
    await page.getByRole("button", { name: /^(New template|Thêm mẫu)$/ }).click();
    await page.getByLabel(/^(Name|Tên mẫu)$/).waitFor();
  },
  "how I write": opened("/settings/writing"),
  import: opened("/import"),
  profile: opened("/settings"),
  security: opened("/settings/security"),
  workspace: opened("/settings/workspace"),
  keys: opened("/settings/keys"),
  "assistant settings": opened("/settings/assistant"),
  "assistant usage": opened("/settings/assistant?view=usage"),
  roles: opened("/settings/roles"),
  role: async (page) => {
    await page.getByRole("button", { name: /^(New role|Thêm vai trò)$/ }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^(Create|Tạo)$/ })
      .click();
    await page.getByRole("alert").first().waitFor();
  },
  teams: async (page, journey) => {
    await journey.app.owner.post("/api/v1/teams", { name: "Miền Bắc" });
    await opened("/settings/teams")(page, journey);
  },
  team: async (page) => {
    await page.getByRole("button", { name: /^(New team|Thêm đội)$/ }).click();
    await page.getByRole("dialog").waitFor();
  },
  sharing: async (page, journey) => {
    const recordId = await firstId(journey.app, "contacts");
    const { body } = await journey.app.owner.get<{ items: { id: string }[] }>("/api/v1/teams");
    await journey.app.owner.post("/api/v1/shares", { recordId, grantee: body.items[0]?.id });
    await record("contacts")(page, journey);
    await page
      .getByRole("button", { name: /^(More actions|Thao tác khác)$/ })
      .first()
      .click();
    await page.getByRole("menuitem", { name: /^(Share…|Chia sẻ…)$/ }).click();
    await page.getByRole("dialog").getByRole("listitem").first().waitFor();
  },
  lookedAt: async (page, journey) => {
    await opened("/settings/roles")(page, journey);
    await page.getByRole("button", { name: /: (Viewer|Người xem)$/ }).click();
    await page.getByRole("menuitem", { name: /^(See the page as|Xem trang với)/ }).click();
    await page.getByRole("button", { name: /^(Exit|Thoát)$/ }).waitFor();
    await settled(page);
  },
  ownAgain: async (page) => {
    await page.getByRole("button", { name: /^(Exit|Thoát)$/ }).click();
    await page.getByRole("button", { name: /^(New contact|Thêm liên hệ)$/ }).waitFor();
    await settled(page);
  },
  proposals: opened("/proposals"),
  apps: opened("/settings/apps"),
  "apps of the workspace": opened("/settings/workspace-apps"),
  "an app that is none": opened("/oauth/authorize?client_id=x"),
  bin: opened("/contacts?bin=true"),
  nothing: opened("/contacts?q=zzzzqq"),
  lost: opened("/nowhere"),
  unknown: opened("/contacts/con_01ARZ3NDEKTSV4RRFFQ69G5FAV"),
  palette: async (page, journey) => {
    await opened("/contacts")(page, journey);
    await page.keyboard.press("Control+k");
    await page.getByRole("combobox").fill("nguyen");
    await page.getByRole("option").filter({ hasText: "Nguyễn" }).first().waitFor();
  },
  form: async (page, journey) => {
    await opened("/contacts")(page, journey);
    await page.keyboard.press("c");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^(Create|Tạo)$/ })
      .click();
    await page.getByRole("alert").first().waitFor();
  },
  shortcuts: async (page, journey) => {
    await opened("/tasks")(page, journey);
    await page.keyboard.press("Shift+?");
    await page.getByRole("dialog").waitFor();
  },
  composer: async (page, journey) => {
    await record("contacts")(page, journey);
    await page.keyboard.press("d");
    await page.getByRole("button", { name: /^(Write draft|Viết nháp)/ }).click();
    await page.getByRole("button", { name: /^(Send|Gửi)$/ }).waitFor();
  },
  source: async (page) => {
    await page
      .getByRole("button", { name: /^(Source|Nguồn): / })
      .last()
      .click();
    await page.getByRole("dialog", { name: /^(Source|Nguồn): / }).waitFor();
  },
  run: async (page, journey) => {
    const { body } = await journey.app.owner.get<{ items: { id: string }[] }>("assistant/runs");
    await opened(`/settings/assistant?run=${body.items[0]?.id}`)(page, journey);
  },
};

/** Predictions that rest on the sample's orders. */
async function learned({ app: { owner } }: Journey): Promise<void> {
  await owner.post("predictions/train");
  await eventually("predictions", async () => {
    const { body } = await owner.get<{ state: string }>("predictions");
    return body.state === "learned" ? true : undefined;
  });
}

/** A customer whose message has been read for what it says. */
async function read({ app: { owner } }: Journey): Promise<string> {
  const contact = (await owner.post<{ id: string }>("contacts", { givenName: "Lan", stage: "customer" })).body.id;
  const message = { kind: "chat", direction: "in", body: "Ngân sách bên chị khoảng 20 triệu, mua trong tháng sau.", links: [contact] };
  const { id } = (await owner.post<{ id: string }>("activities", message)).body;
  await eventually("the reading", async () => {
    const { body } = await owner.get<{ items: unknown[] }>(`readings?activityIds=${id}`);
    return body.items.length > 0 ? true : undefined;
  });
  return contact;
}
