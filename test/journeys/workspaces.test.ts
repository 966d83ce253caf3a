import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { tokenFor } from "../support/workspaces.ts";
import { journeys } from "./journey.ts";

/** Several workspaces in a browser: open one, switch, invite, join, hand over, close. */

const PASSWORD = "cổng sắt màu đỏ";

journeys("a person with several workspaces", { empty: true, env: { SIGN_UP: "open" } }, (journey) => {
  const session = () => journey.app.signIn({ role: "owner" });
  const menu = (page: Page) => page.getByRole("navigation", { name: "Main navigation" }).getByRole("button").first();

  test("opens a further one from the menu, and goes back with the keyboard; nothing of the one shows in the other", async () => {
    const page = await journey.visit({ session: await session() });
    await journey.app.owner.post("contacts", { givenName: "Người", familyName: "Cũ" });
    await page.reload();
    await page.getByText("Cũ Người").first().waitFor();
    await menu(page).click();
    await page.getByRole("button", { name: "New workspace…" }).click();
    await page.getByLabel("Name of the workspace").fill("Xưởng Mộc");
    await page.getByRole("button", { name: "Create and open it" }).click();
    await menu(page).getByText("Xưởng Mộc").waitFor();
    await expect.poll(() => page.getByText("Cũ Người").count()).toBe(0);
    await menu(page).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("dialog", { name: "Workspaces" }).getByRole("button", { name: "Relata" }).focus();
    await page.keyboard.press("Enter");
    await page.getByText("Cũ Người").first().waitFor();
    await menu(page).getByText("Relata").waitFor();
  });

  test("a second window that still shows the old one opens anew, and cannot act in the wrong one", async () => {
    const page = await journey.visit({ session: await session() });
    const second = await page.context().newPage();
    await second.goto(journey.app.url);
    await menu(second).getByText("Relata").waitFor();
    await menu(page).click();
    await page.getByRole("dialog", { name: "Workspaces" }).getByRole("button", { name: "Xưởng Mộc" }).click();
    await menu(page).getByText("Xưởng Mộc").waitFor();
    await second.getByRole("link", { name: "Companies" }).click();
    await menu(second).getByText("Xưởng Mộc").waitFor();
  });

  test("finds them on a phone too", async () => {
    const page = await journey.visit({ device: "phone", session: await session() });
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Xưởng Mộc" }).click();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("heading", { name: "Xưởng Mộc" }).waitFor();
  });
});

journeys("members", { empty: true }, (journey) => {
  test("an invited person joins with a name and a password; the owner changes their role, removes them and lets them in again", async () => {
    const page = await journey.visit({ path: "/settings/members" });
    await page.getByLabel("E-mail addresses").fill("moi@cty.vn, sai");
    await page.getByRole("button", { name: "Send invitations" }).click();
    await page.getByText("“sai” is not an e-mail address").waitFor();
    await page.getByLabel("E-mail addresses").fill("moi@cty.vn");
    await page.getByRole("button", { name: "Send invitations" }).click();
    await page.getByText("One invitation is on its way").waitFor();
    await page.getByRole("heading", { name: "Invited, not here yet" }).waitFor();

    const token = await tokenFor(journey.app, "moi@cty.vn", "join");
    const guest = await journey.visit({ signedOut: true, path: `/join#${token}` });
    await guest.getByRole("heading", { name: "Join Relata" }).waitFor();
    await guest.getByLabel("Your name").fill("Lê Mới");
    await guest.getByLabel("Choose a password").fill(PASSWORD);
    await guest.getByRole("button", { name: "Join" }).click();
    await guest.getByRole("navigation", { name: "Main navigation" }).waitFor();

    await page.reload();
    await page.getByLabel("Role of Lê Mới").selectOption("manager");
    await page.getByText("Lê Mới: Manager").waitFor();
    await page.getByRole("button", { name: "Actions for Lê Mới" }).click();
    await page.getByRole("menuitem", { name: "Remove…" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
    await page.getByText("Lê Mới is no longer a member").waitFor();
    await guest.reload();
    await guest.getByRole("heading", { name: "Sign in" }).waitFor();
    await page.getByRole("button", { name: "Let in again" }).click();
    await page.getByLabel("Role of Lê Mới").waitFor();
  });

  test("a link that was used says so", async () => {
    const page = await journey.visit({ signedOut: true, path: `/join#${"A".repeat(43)}` });
    await page.getByRole("heading", { name: "This link does not work any more" }).waitFor();
  });

  test("the owner closes the workspace after typing its name, and opens it again from the mail", async () => {
    const page = await journey.visit({ path: "/settings/workspace" });
    await page.getByRole("button", { name: "Close the workspace…" }).click();
    const dialog = page.getByRole("dialog");
    expect(await dialog.getByRole("button", { name: "Close the workspace" }).isDisabled()).toBe(true);
    await dialog.getByLabel("Type “Relata” to close it").fill("Relata");
    await dialog.getByRole("button", { name: "Close the workspace" }).click();
    await page.getByRole("heading", { name: "The workspace is closed" }).waitFor();
    const address = journey.app.setUp.signIn[0]?.email ?? "";
    const token = await tokenFor(journey.app, address, "reopen");
    const again = await journey.visit({ signedOut: true, path: `/reopen#${token}` });
    await again.getByRole("button", { name: "Open it again" }).click();
    await again.getByRole("heading", { name: "Relata is open again" }).waitFor();
  });
});

journeys("a stranger", { empty: true, env: { SIGN_UP: "open" } }, (journey) => {
  test("signs up in Vietnamese, proves the address and is in", async () => {
    const page = await journey.visit({ signedOut: true, language: "vi" });
    await page.getByRole("link", { name: "Mở không gian làm việc của riêng bạn" }).click();
    await page.getByLabel("Tên không gian làm việc").fill("Gốm Bát Tràng");
    await page.getByLabel("Tên của bạn").fill("Phạm Gốm");
    await page.getByLabel("Email").fill("gom@cty.vn");
    await page.getByLabel("Đặt mật khẩu").fill(PASSWORD);
    await page.getByRole("button", { name: "Gửi liên kết" }).click();
    await page.getByRole("heading", { name: "Hãy kiểm tra hộp thư" }).waitFor();
    const token = await tokenFor(journey.app, "gom@cty.vn", "welcome");
    await page.goto(`${journey.app.url}/welcome#${token}`);
    await page.getByLabel("Mật khẩu").fill("sai mật khẩu rồi");
    await page.getByRole("button", { name: "Mở không gian làm việc" }).click();
    await page.getByText("Đây không phải mật khẩu bạn đã chọn.").waitFor();
    await page.getByLabel("Mật khẩu").fill(PASSWORD);
    await page.getByRole("button", { name: "Mở không gian làm việc" }).click();
    await page.getByText("Gốm Bát Tràng").first().waitFor();
  });
});
