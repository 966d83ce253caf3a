import { beforeAll, expect, test } from "vitest";
import { firstId, journeys } from "./journey.ts";

journeys("drafts without a model", {}, (journey) => {
  let id = "";
  beforeAll(async () => {
    id = await firstId(journey.app, "contacts", `q=${encodeURIComponent("Trương Mỹ Duyên")}`);
    const template = {
      name: "Hỏi thăm",
      language: "vi",
      body: "Chào {you} {contact.given},\n\n{một câu về đơn hàng gần nhất} {You} cần gì cứ nhắn {me} nhé.",
    };
    await journey.app.owner.post("templates", template);
  });

  const compose = async () => {
    const page = await journey.visit({ path: `/contacts/${id}`, language: "vi" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Viết nháp" }).waitFor();
    return page;
  };

  test("a subject is picked, the draft is changed by instruction, and undo brings the old text back", async () => {
    const page = await compose();
    await page.getByLabel("Mục đích").selectOption({ label: "Cảm ơn" });
    await page.getByRole("button", { name: "Viết nháp" }).click();
    const body = page.locator(".draft-text");
    await page.getByRole("button", { name: "Gửi", exact: true }).waitFor();
    // Two addresses of one person are told apart.
    await page.getByRole("button", { name: "+ duyen.truong88@hopthu.example" }).waitFor();
    const before = (await body.textContent()) ?? "";
    const choice = page.getByRole("group", { name: "Tiêu đề khác" }).getByRole("button").first();
    const subject = ((await choice.textContent()) ?? "").trim();
    await choice.click();
    expect(await page.getByLabel("Tiêu đề", { exact: true }).inputValue()).toBe(subject);
    await page.getByLabel("Sửa bản nháp theo yêu cầu").last().fill("ngắn hơn, thêm một bài thơ");
    await page.keyboard.press("Enter");
    await page.getByText("“thêm một bài thơ”: lịch sử khách hàng không nhắc đến.").waitFor();
    expect((await body.textContent())?.length).toBeLessThan(before.length);
    await page.getByRole("button", { name: "Hoàn tác" }).first().click();
    await expect.poll(() => body.textContent()).toBe(before);
  });

  test("a chat after the team's template is noted on the timeline with how it was written", async () => {
    const page = await compose();
    await page.getByText("Xưng hô, mẫu soạn, cách viết của tôi").click();
    await page.getByLabel("Mẫu soạn").selectOption({ label: "Hỏi thăm" });
    await page.getByRole("button", { name: "Viết nháp" }).click();
    await page.getByText("Chị cần gì cứ nhắn em nhé.").waitFor();
    await page.getByRole("button", { name: "Bỏ bản nháp" }).click();
    await page.keyboard.press("d");
    await page.getByRole("radio", { name: "Tin nhắn" }).check();
    await page.getByRole("button", { name: "Viết nháp" }).click();
    await page.getByRole("button", { name: "Tôi đã gửi" }).click();
    await page.getByText("soạn cùng trợ lý có sẵn").first().waitFor();
  });

  test("a call made from its script is noted with what was said, the keyboard alone being enough", async () => {
    const page = await compose();
    await page
      .getByRole("region", { name: /^Thư gửi/ })
      .getByText("Trợ lý có sẵn (không dùng AI)")
      .waitFor();
    await page.getByRole("radio", { name: "Kịch bản gọi" }).check();
    await page.getByText("Xưng hô, mẫu soạn, cách viết của tôi").click();
    await page.getByText("Đội chưa có mẫu nào cho kênh và ngôn ngữ này.").waitFor();
    await page.keyboard.press("Control+Enter");
    await page.getByRole("button", { name: "Ghi cuộc gọi" }).click();
    const dialog = page.getByRole("dialog", { name: /^Gọi cho / });
    await dialog.getByLabel("Hai bên đã nói gì").and(page.locator(":focus")).waitFor();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await dialog.getByText("Hãy ghi hai bên đã nói gì").waitFor();
    await dialog.getByLabel("Hai bên đã nói gì").focus();
    await page.keyboard.type("Chị đồng ý xem mẫu mới, cần thêm bảng giá.");
    await page.keyboard.press("Tab");
    await page.keyboard.type("Hẹn gọi lại thứ Sáu");
    await page.keyboard.press("Tab");
    await page.keyboard.type("8");
    await page.keyboard.press("Enter");
    const noted = page.getByRole("article", { name: /^Cuộc gọi/ }).filter({ hasText: "Chị đồng ý xem mẫu mới" });
    await noted.getByText("soạn cùng trợ lý có sẵn").waitFor();
    await noted.getByText("Hẹn gọi lại thứ Sáu").waitFor();
  });

  test("a mail to a company goes to the person it greets, until somebody else is chosen", async () => {
    const { owner } = journey.app;
    const companyId = (await owner.post<{ id: string }>("companies", { name: "Xưởng Trà Mây" })).body.id;
    const person = async (givenName: string, ago: number) => {
      const emails = [{ address: `${givenName.toLowerCase()}@tramay.example` }];
      const { id } = (await owner.post<{ id: string }>("contacts", { givenName, addressForm: "chi", companyId, emails })).body;
      const said = { kind: "chat", direction: "in", body: `Gửi giúp chị bảng giá mới nhé, ${givenName} đây.`, links: [id, companyId] };
      await owner.post("activities", { ...said, occurredAt: Date.now() - ago * 86_400_000 });
    };
    await person("An", 9);
    await person("Vy", 1);
    const page = await journey.visit({ path: `/companies/${companyId}`, language: "vi" });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Viết nháp" }).click();
    await page.getByRole("button", { name: "Gửi", exact: true }).waitFor();
    const greeted = /Chào chị (An|Vy)/.exec((await page.locator(".draft-text").textContent()) ?? "")?.[1] ?? "";
    const to = page.getByLabel("Tới", { exact: true });
    expect(await to.inputValue()).toBe(`${greeted.toLowerCase()}@tramay.example`);
    await to.fill("ke.toan@tramay.example");
    await page.getByRole("button", { name: "Viết lại" }).click();
    await page.getByRole("button", { name: "Gửi", exact: true }).waitFor();
    expect(await to.inputValue()).toBe("ke.toan@tramay.example");
  });

  test("of two drafts one is taken and goes on in the composer", async () => {
    const page = await compose();
    await page.getByRole("button", { name: "Viết hai bản để chọn" }).click();
    const second = page.getByRole("region", { name: "Bản thứ hai" });
    await second.getByText("Trợ lý có sẵn").waitFor();
    await second.getByRole("button", { name: "Chọn bản này" }).click();
    await page.getByRole("button", { name: "Gửi", exact: true }).waitFor();
    await page.goto(new URL("/settings/writing", page.url()).href);
    await page.getByText("Thẳng vào việc, hỏi trước: 1 trên 1").waitFor();
  });

  test("a template with a slot that is none is refused where it stands", async () => {
    const page = await journey.visit({ path: "/settings/templates", language: "vi" });
    await page.getByRole("button", { name: "Thêm mẫu" }).click();
    await page.getByLabel("Tên mẫu").fill("Thử");
    await page.getByLabel("Nội dung").fill("Chào {contact.biệt}, {contact.nickname}");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByText("Không có chỗ trống {contact.nickname}").waitFor();
    await page.getByLabel("Nội dung").fill("Chào {you} {contact.given}.");
    await page.getByRole("button", { name: "Lưu" }).click();
    await page.getByText("Đã lưu mẫu").waitFor();
  });
});
