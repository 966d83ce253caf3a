import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { eventually } from "../support/mailbox.ts";
import { WebhookReceiver } from "../support/webhook-receiver.ts";
import { firstId, journeys } from "./journey.ts";

/** What leaves and what comes in, as people set it up: webhooks, forms, inbound addresses, a calendar, cards. */

journeys("the ways in and out", { env: { ALLOW_LOCAL_WEBHOOKS: "true" } }, (journey) => {
  let receiver: WebhookReceiver;
  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
  });
  afterAll(() => receiver.close());

  test("a webhook is made, tried, seen to fail, mended and replayed", async () => {
    const page = await journey.visit({ path: "/settings/webhooks" });
    await page.getByRole("button", { name: "New webhook" }).click();
    const dialog = page.getByRole("dialog", { name: "New webhook" });
    await dialog.getByLabel("Address").fill("http://10.0.0.1/hook");
    await dialog.getByRole("button", { name: "Create" }).click();
    await dialog.getByText("Should be an address").waitFor();
    await dialog.getByLabel("Address").fill(receiver.url("/shop"));
    await dialog.getByLabel("What is it for?").fill("Kế toán");
    await dialog.getByRole("group", { name: "Tasks" }).getByLabel("done").check();
    await dialog.getByRole("button", { name: "Create" }).click();
    await page.getByText(/^whsec_/).waitFor();
    receiver.behave = () => ({ kind: "answer", status: 500, body: "máy chủ bận" });
    await page.getByRole("button", { name: "Send a test" }).click();
    const line = page.getByRole("button", { name: "webhook.ping" });
    await line.waitFor();
    await eventually("a try", () => receiver.at("/shop")[0]);
    await page.getByText("next try").waitFor();
    await line.click();
    const message = page.getByRole("dialog", { name: "webhook.ping" });
    await message.getByText("máy chủ bận").waitFor();
    await message.getByRole("button", { name: "Close" }).last().click();
    receiver.behave = () => ({ kind: "answer" });
    await page.getByRole("button", { name: "More actions" }).click();
    await page.getByRole("menuitem", { name: "Pause" }).click();
    await page.getByText("Paused", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Turn on" }).click();
    await page.getByRole("dialog", { name: "Send what it missed?" }).getByRole("button", { name: "Send again" }).click();
    await page.getByText(/arrived$/).waitFor();
  });

  test("a form is made, filled in without script, and stands on the contact's page", async () => {
    const page = await journey.visit({ path: "/settings/intake", language: "vi" });
    await page.getByRole("button", { name: "Thêm biểu mẫu" }).click();
    const dialog = page.getByRole("dialog", { name: "Thêm biểu mẫu" });
    await dialog.getByLabel("Tên gọi nội bộ").fill("Trang chủ");
    await dialog.getByLabel("Tiêu đề").fill("Nhận báo giá máy rang");
    await dialog.getByLabel("Điện thoại", { exact: true }).check();
    await dialog.getByLabel("Nhãn của Điện thoại").fill("Số Zalo");
    await dialog.getByLabel("Việc cho người phụ trách").fill("Gọi khách từ trang chủ");
    await dialog.getByRole("button", { name: "Tạo" }).click();
    await page.getByText("chưa có lượt gửi nào").waitFor();
    const { body } = await journey.app.owner.get<{ items: { url: string }[] }>("forms");
    const visitor = await page
      .context()
      .browser()
      ?.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    const form = await visitor?.newPage();
    if (!form) throw new Error("no page");
    await form.goto(body.items[0]?.url ?? "");
    await form.getByLabel("Họ tên").fill("Lò Thị Hoa");
    await form.getByLabel("Số Zalo").fill("0987 654 321");
    await form.getByRole("button", { name: "Gửi" }).click();
    await form.getByText("Vui lòng điền mục này").first().waitFor();
    await form.getByLabel("Email").fill("hoa@khach.example");
    await eventually("thanks", async () => {
      await form.getByRole("button", { name: "Gửi" }).click();
      return (await form.getByText("Cảm ơn bạn").count()) > 0 ? true : undefined;
    });
    await visitor?.close();
    await page.goto(`${journey.app.url}/contacts?q=hoa%40khach.example`);
    await page.getByRole("link", { name: "Lò Thị Hoa" }).first().click();
    await page.getByText("Số Zalo: 0987 654 321").first().waitFor();
    await page.getByText("Gọi khách từ trang chủ").first().waitFor();
  });

  test("an inbound address is mapped from what was sent to it, tried, and used", async () => {
    const page = await journey.visit({ path: "/settings/intake" });
    await page.getByRole("button", { name: "New address" }).click();
    await page.getByLabel("What sends to it?").fill("Facebook");
    await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
    const url = (await page.getByText(/\/in\/hooks\//).textContent()) ?? "";
    const send = (lead: object) =>
      fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ lead }) });
    await send({ mail: "fb@khach.example", full: "Ngô Bảo Châu" });
    await page.getByLabel("E-mail", { exact: true }).selectOption("lead.mail");
    await page.getByLabel("Name", { exact: true }).selectOption("lead.full");
    await page.getByRole("button", { name: "Try it on the sample" }).click();
    await page.getByText("A new record would be made:").waitFor();
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Saved").first().waitFor();
    await send({ mail: "fb@khach.example", full: "Ngô Bảo Châu" });
    await page.getByRole("link", { name: "Open", exact: true }).first().click();
    await page.getByRole("heading", { name: "Ngô Bảo Châu" }).first().waitFor();
  });

  test("a calendar's address is shown once, and a contact is taken along as a card", async () => {
    const page = await journey.visit({ path: "/settings/profile" });
    await page.getByRole("button", { name: "Make an address" }).click();
    const url = (await page.getByText(/\/in\/calendar\//).textContent()) ?? "";
    expect(await (await fetch(url)).text()).toContain("BEGIN:VCALENDAR");
    await page.reload();
    await page.getByText("It cannot be shown again").waitFor();
    await page.goto(`${journey.app.url}/contacts/${await firstId(journey.app, "contacts")}`);
    await page.getByRole("button", { name: "More actions" }).first().click();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("menuitem", { name: "Download as vCard" }).click(),
    ]);
    expect(readFileSync(await download.path(), "utf8")).toContain("BEGIN:VCARD");
  });
});
