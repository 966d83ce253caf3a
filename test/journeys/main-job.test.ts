import { expect, test } from "vitest";
import { journeys } from "./journey.ts";
import { CUSTOMER, mailboxFile } from "./mailbox-file.ts";

const INVENTED = "Đơn vừa rồi trị giá 999.000.000 ₫ đã giao xong.";

journeys("a rep's main job", {}, (journey) => {
  test("import a mailbox, open the customer, send a follow-up that cites the history", async () => {
    const page = await journey.visit({ signedOut: true });
    const [owner] = journey.app.setUp.signIn;
    if (!owner?.password) throw new Error("nobody to sign in as");

    // sign in
    await page.getByLabel("E-mail").fill(owner.email);
    await page.getByLabel("Password", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Sign in" }).click();

    // import a mailbox
    await page.getByRole("link", { name: "Import" }).click();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Choose files" }).click();
    await (await choosing).setFiles(mailboxFile(owner));
    await page.getByText("Hẹn thăm xưởng").waitFor();
    await page.getByRole("button", { name: "Start import" }).click();
    await page.getByText("Finished").waitFor();
    await page.getByRole("link", { name: "See contacts" }).click();

    // open the contact that came out of it
    await page.getByRole("searchbox", { name: "Search contacts" }).fill("hong anh sonla");
    await page.getByRole("link", { name: CUSTOMER.name }).click();
    await page.getByRole("heading", { level: 1, name: CUSTOMER.name }).waitFor();
    await page.getByRole("article", { name: "E-mail: Hẹn thăm xưởng" }).waitFor();

    // draft
    await page.keyboard.press("d");
    const composer = page.getByRole("region", { name: `Mail to ${CUSTOMER.name}` });
    await composer.getByRole("radio", { name: "Tiếng Việt" }).waitFor();
    await composer.getByRole("button", { name: "Write draft" }).click();
    const send = composer.getByRole("button", { name: "Send" });
    await send.waitFor();
    await composer.getByText("Built-in engine").waitFor();
    expect(await composer.getByLabel("To", { exact: true }).inputValue()).toBe(CUSTOMER.address);

    // click a source: its words, and its place on the timeline
    await composer
      .getByRole("button", { name: /^Source: / })
      .first()
      .click();
    const source = page.getByRole("dialog", { name: /^Source: / });
    await source.waitFor();
    expect((await source.textContent())?.length).toBeGreaterThan(20);
    await page.locator("article.is-lit").waitFor();
    await page.keyboard.press("Escape");

    // edit: a figure from nowhere is marked and must be settled
    await composer.getByRole("button", { name: "Edit text" }).click();
    const message = composer.getByRole("textbox", { name: "Message" });
    await message.fill((await message.inputValue()).replace("\n\n", `\n\n${INVENTED} `));
    await composer.getByRole("heading", { name: "1 statement needs you" }).waitFor();
    expect(await send.isDisabled()).toBe(true);
    await composer.getByText(/Not in this customer's history: .*999/).waitFor();
    await composer.getByRole("button", { name: "I checked this" }).click();
    await composer.getByText("Every statement has a source or your word").waitFor();
    await composer.getByRole("button", { name: "Done editing" }).click();
    await composer.getByLabel("You checked this").waitFor();
    const written = await composer.getByLabel("Subject").inputValue();

    // send, take back: everything is as it was
    await composer.getByLabel("Set a follow-up task").check();
    await send.click();
    await page.getByRole("button", { name: "Take back" }).click();
    await composer.getByText(INVENTED).waitFor();
    expect(await composer.getByLabel("Subject").inputValue()).toBe(written);
    expect(await composer.getByLabel("Set a follow-up task").isChecked()).toBe(true);
    const toCustomers = (await journey.app.mailbox.letters()).filter(({ to }) => to?.[0]?.address !== owner.email);
    expect(toCustomers).toEqual([]);

    // send, and see it leave
    await send.click();
    await page.getByText(`Sent to ${CUSTOMER.address}`).waitFor({ timeout: 30_000 });
    const sent = page.getByRole("article", { name: `E-mail: ${written}` }).first();
    await sent.getByText("drafted with the built-in engine").waitFor();
    await page.getByRole("checkbox", { name: `Complete: Follow up with ${CUSTOMER.name}` }).waitFor();
    const [letter] = await journey.app.mailbox.lettersTo(CUSTOMER.address);
    expect(letter?.subject).toBe(written);
    expect(letter?.text).toContain(INVENTED);
  });

  test("cùng việc ấy bằng tiếng Việt trên điện thoại", async () => {
    const page = await journey.visit({ signedOut: true, language: "vi", device: "phone" });
    const [owner] = journey.app.setUp.signIn;
    if (!owner?.password) throw new Error("nobody to sign in as");
    await page.getByLabel("Email").fill(owner.email);
    await page.getByLabel("Mật khẩu", { exact: true }).fill(owner.password);
    await page.getByRole("button", { name: "Đăng nhập" }).tap();

    await page.getByRole("button", { name: "Thêm", exact: true }).tap();
    await page.getByRole("button", { name: "Nhập dữ liệu" }).tap();
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Chọn tệp" }).tap();
    await (await choosing).setFiles(mailboxFile(owner));
    await page.getByRole("button", { name: "Bắt đầu nhập" }).tap();
    await page.getByText("Đã xong").waitFor();
    await page.getByRole("link", { name: "Xem liên hệ" }).tap();

    await page.getByRole("searchbox", { name: "Tìm liên hệ" }).fill("Hồng Ánh");
    await page.getByRole("link", { name: CUSTOMER.name }).tap();
    await page.getByRole("button", { name: "Soạn thư chăm sóc" }).tap();
    const composer = page.getByRole("dialog", { name: `Thư gửi ${CUSTOMER.name}` });
    await composer.getByRole("button", { name: "Viết nháp" }).tap();
    const send = composer.getByRole("button", { name: "Gửi" });
    await send.waitFor();

    await composer
      .getByRole("button", { name: /^Nguồn: / })
      .first()
      .tap();
    await composer.getByRole("dialog", { name: /^Nguồn: / }).waitFor();
    await page.keyboard.press("Escape");

    await composer.getByRole("button", { name: "Sửa nội dung" }).tap();
    const message = composer.getByRole("textbox", { name: "Nội dung" });
    await message.fill((await message.inputValue()).replace("\n\n", "\n\nChúc em một ngày vui. "));
    await composer.getByText("Câu nào nêu sự việc cũng có nguồn", { exact: true }).waitFor();
    await send.tap();
    await page.getByRole("button", { name: "Thu hồi" }).tap();
    await message.waitFor();
    expect(await message.inputValue()).toContain("Chúc em một ngày vui.");
    const subject = await composer.getByLabel("Tiêu đề").inputValue();
    await send.tap();
    await page.getByText(`Đã gửi tới ${CUSTOMER.address}`).waitFor({ timeout: 30_000 });
    await page
      .getByRole("article", { name: `Email: ${subject}` })
      .first()
      .waitFor();
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBe(390);
  });
});
