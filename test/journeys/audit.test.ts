import { expect, test } from "vitest";
import type { Shown } from "../records/kinds.ts";
import { databasesOf } from "../support/databases.ts";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { journeys } from "./journey.ts";

/** The audit log in the settings: readable, filtered, verified. */

journeys("the audit log", { empty: true }, (journey) => {
  const sealed = async () => {
    const { workspace } = databasesOf(journey.app);
    await journey.app.runtime.runScheduled();
    await eventually("everything sealed", async () => ((await workspace.count("audit", "seq is null")) === 0 ? true : undefined));
  };

  test("says in words who did what, links to the record, and that the chain is intact", async () => {
    const { body } = await journey.app.owner.post<Shown>("contacts", { givenName: "Lan" });
    await journey.app.owner.patch(`contacts/${body.id}`, { city: "Huế" }, { version: 1 });
    await sealed();
    const page = await journey.visit({ path: "/settings/audit", language: "vi" });
    const line = page.getByRole("row").filter({ hasText: "đã sửa liên hệ" });
    await line.getByRole("link", { name: "Lan" }).waitFor();
    expect(await line.textContent()).toMatch(/trang web.*vừa xong/s);
    await page
      .getByRole("status")
      .filter({ hasText: /Chuỗi nguyên vẹn đến \d\d:\d\d · mọi dòng đã niêm phong/ })
      .waitFor();
    await line.getByRole("link", { name: "Lan" }).click();
    await page.waitForURL(`**/contacts/${body.id}`);
  });

  test("names what it was done to, says which role, and tells all that is known of an act", async () => {
    const { owner } = journey.app;
    const { workspace } = databasesOf(journey.app);
    const person = await addPerson(journey.app, "rep", "Bình");
    await owner.patch(`members/${person.id}`, { role: "manager" }, { version: 1 });
    await owner.post("teams", { name: "Miền Trung" });
    await owner.post("webhooks", { url: "https://hooks.example.com/secret-path", events: ["*"] });
    await journey.app.runtime.runScheduled();
    await eventually("it was collected", async () => ((await workspace.count("audit", "action = 'webhook.created'")) ? true : undefined));
    const page = await journey.visit({ path: "/settings/audit", language: "vi" });
    const line = page.getByRole("row").filter({ hasText: "đã đổi vai trò của Bình: Nhân viên kinh doanh → Quản lý" });
    await line.getByLabel(/^Chi tiết: đã đổi vai trò/).click();
    await line.getByText("Lúc", { exact: true }).waitFor();
    await page.getByRole("row").filter({ hasText: "đã tạo nhóm Miền Trung" }).waitFor();
    const hook = page.getByRole("row").filter({ hasText: "đã tạo webhook hooks.example.com" });
    expect(await hook.textContent()).not.toContain("secret-path");
    await page.getByRole("row").filter({ hasText: "Người vận hành đã tạo khóa API" }).first().waitFor();
  });

  test("is filtered, and exported as filtered", async () => {
    await journey.app.owner.post("companies", { name: "Sông Xanh" });
    const page = await journey.visit({ path: "/settings/audit" });
    await page.getByRole("row").filter({ hasText: "created company Sông Xanh" }).waitFor();
    await page.getByLabel("What").selectOption({ label: "Contact" });
    await eventually("only contacts", async () =>
      (await page.getByRole("row").filter({ hasText: "company" }).count()) === 0 ? true : undefined,
    );
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("link", { name: "Export CSV" }).click()]);
    expect(download.suggestedFilename()).toMatch(/^relata-audit-.*\.csv$/);
    await page.getByLabel("IP address").fill("no address");
    await page.getByText("Such as 203.0.113.9 or 2001:db8::1").waitFor();
    await page.getByLabel("IP address").fill("203.0.113.9");
    await page.getByRole("heading", { name: "Nothing was done here" }).waitFor();
    await page.getByRole("button", { name: "Clear filters" }).click();
    await page.getByRole("row").filter({ hasText: "exported the audit log" }).waitFor();
  });

  test("on a phone it fits, and says when something was tampered with", async () => {
    await sealed();
    const { workspace } = databasesOf(journey.app);
    await workspace.run("update audit set at = at + 1 where seq = 2");
    const page = await journey.visit({ path: "/settings/audit", device: "phone" });
    await page.getByRole("status").filter({ hasText: "The chain is broken at line 2 This line was altered." }).waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    await workspace.run("update audit set at = at - 1 where seq = 2");
  });
});
