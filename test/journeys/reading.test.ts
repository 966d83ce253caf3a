import { expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { eventually } from "../support/mailbox.ts";
import { journeys } from "./journey.ts";

journeys("what a message says", { empty: true }, (journey) => {
  const message = async (givenName: string, body: string): Promise<string> => {
    const { owner } = journey.app;
    const contact = (await owner.post<Shown>("contacts", { givenName, stage: "customer" })).body;
    const activity = (await owner.post<Shown>("activities", { kind: "chat", direction: "in", body, links: [contact.id] })).body;
    await eventually("the reading", async () => {
      const { body: read } = await owner.get<{ items: unknown[] }>(`readings?activityIds=${activity.id}`);
      return read.items.length > 0 ? true : undefined;
    });
    return contact.id;
  };

  test("badges stand on the message, their words behind a click; a wrong one is put right; what follows is accepted and there", async () => {
    const id = await message("Lan", "Đơn hàng tuần trước đến giờ vẫn chưa nhận được hàng. Bên em kiểm tra giúp chị.");
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.getByRole("button", { name: "Complaint: Late" }).click();
    const detail = page.getByRole("region", { name: "Complaint" });
    expect(await detail.locator("mark").textContent()).toBe("Đơn hàng tuần trước đến giờ vẫn chưa nhận được hàng.");
    await detail.getByRole("button", { name: "Correct it" }).click();
    await detail.getByLabel("Complaint should be").selectOption("Service");
    await detail.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Complaint: Service" }).waitFor();
    await page.getByRole("list", { name: "Suggested" }).getByRole("button", { name: "Accept" }).click();
    await page.getByText("Done: Xử lý khiếu nại của Lan").waitFor();
    await page
      .getByRole("checkbox", { name: /Xử lý khiếu nại của Lan/ })
      .or(page.getByText("Xử lý khiếu nại của Lan", { exact: true }))
      .first()
      .waitFor();
    expect(await page.getByRole("list", { name: "Suggested" }).count()).toBe(0);
  });

  test("a wrong value is put right with the right one, checked before it is sent; the timeline shows only what is asked for", async () => {
    const id = await message("Thu", "Giá bên em cao quá, Nội thất Xuân Hòa chào có 2,1 triệu một bộ. Ngân sách bên chị khoảng 20 triệu.");
    await journey.app.owner.post("activities", { kind: "note", body: "Hẹn gọi lại.", links: [id] });
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.getByRole("button", { name: /^Budget: .*20,000,000/ }).click();
    const detail = page.getByRole("region", { name: "Budget" });
    await detail.getByRole("button", { name: "Correct it" }).click();
    await detail.getByLabel("Budget should be").fill("twenty");
    await detail.getByRole("button", { name: "Save" }).click();
    await detail.getByRole("alert").waitFor();
    await detail.getByLabel("Budget should be").fill("25,000,000");
    await detail.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: /^Budget: .*25,000,000/ }).waitFor();
    await page.getByRole("button", { name: /^Competitor: / }).click();
    await page.getByRole("button", { name: "Correct it" }).click();
    await page.getByLabel("Competitor should be").fill("Xuân Hoà Mới");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Competitor: Xuân Hoà Mới" }).waitFor();
    await page.getByText("Hẹn gọi lại.", { exact: true }).waitFor();
    await page.getByLabel("Show what is said").selectOption("Names a competitor");
    await page.getByText("Hẹn gọi lại.", { exact: true }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Competitor: Xuân Hoà Mới" }).waitFor();
    await page.getByLabel("Show what is said").selectOption("Happy");
    await page.getByText("Nothing of this kind").waitFor();
  });

  test("what the reader missed is added with its words, marked in the text or typed, by the keyboard and on a phone", async () => {
    const text = "Bên Gỗ Việt cũng qua đo rồi, chị đang phân vân.";
    const id = await message("Nga", text);
    const page = await journey.visit({ path: `/contacts/${id}`, language: "vi", device: "phone" });
    const item = page.getByRole("article", { name: /^Trò chuyện/ });
    const add = async () => {
      await item.getByRole("button", { name: "Thao tác khác" }).press("Enter");
      await page.getByRole("menuitem", { name: "Thêm điều được nói đến" }).press("Enter");
      return item.getByRole("form", { name: "Nói về" });
    };
    const form = await add();
    await form.getByLabel("Nói về").selectOption({ label: "Đối thủ" });
    await form.getByLabel("Đối thủ").fill("Gỗ Việt");
    await form.getByLabel("Những từ nói lên điều đó").fill("Gỗ Lào");
    await page.keyboard.press("Enter");
    await form.getByText("Nội dung không có những từ này").waitFor();
    await item.locator(".item-body").selectText();
    await expect.poll(() => form.getByLabel("Những từ nói lên điều đó").inputValue()).toBe(text);
    await form.getByRole("button", { name: "Lưu" }).press("Enter");
    await page.getByRole("button", { name: "Đối thủ: Gỗ Việt" }).press("Enter");
    const detail = page.getByRole("region", { name: "Đối thủ" });
    expect(await detail.locator("mark").textContent()).toBe(text);
    await detail.getByText("Do người dùng thêm").waitFor();
    expect(await (await add()).getByLabel("Nói về").locator("option", { hasText: "Đối thủ" }).count()).toBe(0);
  });

  test("on the page of proposals the words stand marked, with the way to the message; dismissed it is gone", async () => {
    await message("Mai", "Em gửi báo giá 20 bộ bàn giúp chị nhé.");
    const page = await journey.visit({ path: "/proposals", language: "vi", device: "phone" });
    const card = page.getByRole("article", { name: /Gửi báo giá cho Mai/ });
    expect(await card.locator("mark").textContent()).toBe("Em gửi báo giá 20 bộ bàn giúp chị nhé.");
    await card.getByRole("link", { name: "Mở nguồn" }).waitFor();
    await card.getByRole("button", { name: "Bỏ qua" }).click();
    await page.getByText("Không có gì chờ bạn duyệt").waitFor();
  });
});
