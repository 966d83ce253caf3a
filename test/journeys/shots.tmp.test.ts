import { test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { eventually } from "../support/mailbox.ts";
import { journeys } from "./journey.ts";
journeys("shots", {}, (journey) => {
  test("shots", async () => {
    const { owner } = journey.app;
    const contact = (await owner.post<Shown>("contacts", { givenName: "Lan", familyName: "Nguyễn", stage: "lead" })).body;
    const say = async (body: string, kind = "chat", direction: string | null = "in") => {
      const a = (await owner.post<Shown>("activities", { kind, direction, body, links: [contact.id] })).body;
      await eventually("r", async () => ((await owner.get<{ items: unknown[] }>(`readings?activityIds=${a.id}`)).body.items.length > 0 ? true : undefined), 20000);
    };
    await say("Bên chị cần 20 bộ Bàn họp cho văn phòng mới, em gửi báo giá giúp chị nhé. Ngân sách khoảng 300 triệu, cần giao trước ngày 15/12/2028. Bên Hòa Phát đang chào rẻ hơn em.");
    await say("Chị hơi buồn vì lần này hai ghế bị xước. Mong bên em xem lại giúp chị.");
    await say("Khách rất hài lòng với đợt giao vừa rồi, khen anh em lắp đặt nhiệt tình.", "note", null);
    for (const [name, visit] of Object.entries({ "vi-l-d": { language: "vi", theme: "light" }, "en-d-d": { language: "en", theme: "dark" }, "vi-d-p": { language: "vi", theme: "dark", device: "phone" }, "en-l-p": { language: "en", theme: "light", device: "phone" } } as const)) {
      const page = await journey.visit({ ...visit, path: `/contacts/${contact.id}` });
      await page.locator(".reading-badge").first().waitFor();
      await page.locator(".reading-badge").nth(1).click();
      await page.locator(".reading-detail").waitFor();
      await page.locator(".suggestion").first().scrollIntoViewIfNeeded(); await page.mouse.wheel(0, 300); await page.waitForTimeout(400);
      await page.screenshot({ path: `/tmp/shot-${name}.png` });
      if (name === "vi-l-d" || name === "vi-d-p") {
        await page.goto(`${journey.app.url}/proposals`);
        await page.locator(".proposal").first().waitFor();
        await page.waitForTimeout(300);
        await page.screenshot({ path: `/tmp/shot-prop-${name}.png` });
      }
    }
  }, 120000);
});
