import { expect, test } from "vitest";
import { journeys } from "./journey.ts";

/** Asking, as a person does it: in words, on and on, corrected by hand, and kept. */

journeys("questions", {}, (journey) => {
  test("a question is answered, goes on, loses a condition, is saved, and is there again", async () => {
    const page = await journey.visit({ language: "vi", path: "/ask" });
    const box = page.getByLabel("Câu hỏi của bạn");
    await box.fill("cơ hội đang mở trên 100 triệu");
    await box.press("Enter");
    await page.getByText("trạng thái là đang mở").waitFor();
    await page.getByRole("table").waitFor();
    await box.fill("theo nhân viên");
    await box.press("Enter");
    await page.getByText("theo người phụ trách").waitFor();
    await page.getByText("do trợ lý có sẵn đọc").waitFor();
    await page.getByRole("button", { name: /^Bỏ điều kiện: giá trị/ }).click();
    await page.getByText("giá trị trên 100.000.000 ₫").waitFor({ state: "detached" });
    await page.getByRole("button", { name: "Lưu", exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Tên").fill("Cơ hội theo người");
    await dialog.getByRole("button", { name: "Lưu" }).click();
    await page.getByText("Đã lưu: Cơ hội theo người").waitFor();
    await page.reload();
    await page.getByRole("complementary", { name: "Câu hỏi đã lưu" }).getByRole("button", { name: "Cơ hội theo người" }).click();
    await page.getByText("theo người phụ trách").waitFor();
  });

  test("what is not understood is named, nothing that was typed is lost, and an example leads on", async () => {
    const page = await journey.visit({ device: "phone", path: "/ask" });
    const box = page.getByLabel("Your question");
    await box.fill("customers who like blue");
    await page.getByRole("button", { name: "Ask", exact: true }).click();
    await page.getByText("“like blue”").waitFor();
    expect(await box.inputValue()).toBe("customers who like blue");
    await page.getByRole("status").getByRole("button").first().click();
    await page.getByText("Understood as").waitFor();
  });
});
