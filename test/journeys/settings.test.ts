import { expect, test } from "vitest";
import { eventually } from "../support/mailbox.ts";
import { addPerson } from "../support/people.ts";
import { journeys } from "./journey.ts";

/** The workspace's settings, as whoever runs it uses them. */

journeys("settings", { empty: true }, (journey) => {
  test("a key is made for what it is for, for as long as it is needed, and both are told wherever it is listed", async () => {
    const page = await journey.visit({ path: "/settings/keys" });
    await page.getByRole("button", { name: "New key" }).click();
    await page.getByLabel("What is it for?").fill("Báo cáo tháng");
    await page.getByLabel("What may it do?").selectOption("Only what I choose");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Choose at least one").waitFor();
    await page.getByLabel("Read: Contacts").check();
    await page.getByLabel("Change: Tasks").check();
    await page.getByLabel("When does it end?").selectOption("On a day of my choice");
    await page.getByLabel("Last day").fill("2020-01-01");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Choose today or a later day").waitFor();
    await page.getByLabel("Last day").fill("2099-12-31");
    await page.getByRole("button", { name: "Create" }).click();
    await page.getByText("Copy this key now").waitFor();
    const line = page.getByRole("listitem").filter({ hasText: "Báo cáo tháng" });
    await line.getByText("Read: contacts · Create, edit and delete: tasks").waitFor();
    await line.getByText(/ends on 31\/12\/2099/).waitFor();
    const { body } = await journey.app.owner.get<{ items: Record<string, unknown>[] }>("api-keys");
    expect(body.items).toMatchObject([{ name: "Báo cáo tháng", scopes: ["contacts:read", "tasks:write"], expiresAt: 4_102_419_540_000 }]);
    await page.goto(`${journey.app.url}/settings/apps`);
    const app = page.getByRole("listitem").filter({ hasText: "Báo cáo tháng" });
    await app.getByText(/not used yet/).waitFor();
    await app.getByText("What it may do").click();
    await app.getByText("Read: contacts").waitFor();
    expect(await app.getByRole("checkbox").count()).toBe(2);
  });

  test("another role takes effect at once and is taken back; one that decides about others is asked for first", async () => {
    const { id } = await addPerson(journey.app, "rep", "Lê Bình");
    const roleNow = async () =>
      (await journey.app.owner.get<{ items: { id: string; role: string }[] }>("members")).body.items.find((one) => one.id === id)?.role;
    const page = await journey.visit({ path: "/settings/members", device: "phone" });
    const role = page.getByLabel("Role of Lê Bình");
    await role.selectOption("Administrator");
    const question = page.getByRole("dialog", { name: "Give Lê Bình the role “Administrator”?" });
    await question.getByRole("button", { name: "Cancel" }).click();
    await role.selectOption("Support agent");
    const said = page.getByRole("status").filter({ hasText: "Lê Bình: Support agent" });
    await said.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("status").filter({ hasText: "Lê Bình: Sales rep" }).waitFor();
    expect(await roleNow()).toBe("rep");
    await role.selectOption("Administrator");
    await question.getByRole("button", { name: "Give the role" }).click();
    await page.getByRole("status").filter({ hasText: "Lê Bình: Administrator" }).waitFor();
    expect(await roleNow()).toBe("admin");
    const { width } = (await role.boundingBox()) ?? { width: 0 };
    expect(width).toBeGreaterThan(250);
  });

  test("what was typed and not saved says so after a reload, and is thrown away; a part that there is not is not found", async () => {
    const page = await journey.visit({ path: "/settings/profile", language: "vi" });
    const name = page.getByLabel("Tên", { exact: true });
    const before = await name.inputValue();
    await name.fill("Chưa lưu");
    await page.reload();
    await page.getByText("Có thay đổi chưa lưu").waitFor();
    expect(await name.inputValue()).toBe("Chưa lưu");
    await page.getByRole("button", { name: "Bỏ thay đổi" }).click();
    expect(await name.inputValue()).toBe(before);
    await page.goto(`${journey.app.url}/settings/nope`);
    await page.getByRole("heading", { name: "Không tìm thấy mục này" }).waitFor();
    await page.goto(`${journey.app.url}/reopen#${"z".repeat(43)}`);
    await page.getByText("Liên kết", { exact: false }).first().waitFor();
    expect(await page.getByRole("button", { name: "Mở lại" }).count()).toBe(0);
  });

  test("what is wrong far below in a form comes into sight, and no number is changed silently", async () => {
    const page = await journey.visit({ path: "/settings/intake", language: "vi" });
    await page.getByRole("button", { name: "Thêm biểu mẫu" }).first().click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Tên gọi nội bộ").fill("Hội chợ");
    await dialog.getByLabel("Tiêu đề", { exact: true }).fill("Nhận báo giá");
    await dialog.getByLabel("Hạn sau (ngày)").fill("-5");
    await dialog.getByRole("button", { name: "Tạo", exact: true }).click();
    await dialog.getByText("Số ngày từ 0 đến 90").waitFor();
    expect(await dialog.getByLabel("Hạn sau (ngày)").inputValue()).toBe("-5");
    await dialog.getByLabel("Hạn sau (ngày)").fill("3");
    await dialog.getByRole("button", { name: "Tạo", exact: true }).click();
    await dialog.getByText("Hãy ghi việc cần làm trong hạn này").waitFor();
    await dialog.getByLabel("Việc cho người phụ trách").fill("Gọi lại");
    await dialog.getByLabel("Website được nhúng").fill("http://congty.vn");
    await dialog.getByLabel("Tên gọi nội bộ").focus();
    await dialog.getByRole("button", { name: "Tạo", exact: true }).click();
    const problem = dialog.getByText("Hãy nhập một trang web, ví dụ https://www.congty.vn");
    await problem.waitFor();
    await eventually("it is above the buttons", async () => {
      const [text, button] = [await problem.boundingBox(), await dialog.getByRole("button", { name: "Hủy" }).boundingBox()];
      return text && button && text.y + text.height < button.y - 8 ? true : undefined;
    });
  });
});
