import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { journeys } from "./journey.ts";

/** An address is one long word: on a phone it breaks or ends in an ellipsis, and is never cut in silence or pushes aside what stands by it. */

const HOST = "congtytrachnhiemhuuhanthuongmaidichvucaphecaonguyen.example";
const EMAIL = `nguyenthiminhkhaiphongkinhdoanhkhuvucmientrung@${HOST}`;

/** Texts with this in it that reach beyond the window, or beyond a box that hides what is too much without saying so. */
const CUT = (part: string) => `(() => {
  const cut = document.documentElement.scrollWidth > innerWidth ? ["the page"] : [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.textContent.includes("${part}") || !text.parentElement.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    let { right } = range.getBoundingClientRect();
    for (let box = text.parentElement; box; box = box.parentElement) {
      const { display, overflowX, textOverflow } = getComputedStyle(box);
      if (display === "inline") continue;
      const edge = box.getBoundingClientRect().right;
      if (textOverflow === "ellipsis" && !display.includes("flex") && overflowX !== "visible") right = Math.min(right, edge);
      if (right > edge + 1 && (overflowX !== "visible" || box === document.body)) cut.push(box.className);
    }
  }
  return cut;
})()`;
const cutIn = (page: Page): Promise<string[]> => page.evaluate(CUT("congtytrach"));

journeys("long addresses", { empty: true }, (journey) => {
  const paths: Record<string, string> = {};
  beforeAll(async () => {
    const { owner } = journey.app;
    const made = async (path: string, body: object) => (await owner.post<{ id: string }>(path, body)).body.id;
    const contact = await made("contacts", { givenName: "Khai", emails: [{ address: EMAIL, label: "work" }] });
    const company = await made("companies", { name: EMAIL, website: `https://${HOST}/${HOST}` });
    await made("activities", { kind: "note", subject: EMAIL, body: `Hỏi ${EMAIL} xem sao`, links: [contact] });
    await owner.post("invitations", { emails: [EMAIL], role: "rep" });
    Object.assign(paths, {
      contact: `/contacts/${contact}`,
      company: `/companies/${company}`,
      contacts: "/contacts",
      companies: "/companies",
    });
    Object.assign(paths, { search: "/search?q=nguyenthiminhkhai", members: "/settings/members", audit: "/settings/audit" });
  });

  test.each(["contact", "company", "contacts", "companies", "search", "members", "audit"])("%s", async (name) => {
    const page = await journey.visit({ path: paths[name] ?? "", language: "vi", device: "phone" });
    await page
      .getByText(/congtytrach|nguyenthiminhkhai/)
      .filter({ visible: true })
      .first()
      .waitFor();
    expect(await cutIn(page)).toEqual([]);
    const details = page.getByRole("tab", { name: "Chi tiết" });
    if ((await details.count()) === 0) return;
    await details.click();
    await page
      .getByRole("link", { name: /congtytrach/ })
      .first()
      .waitFor();
    expect(await cutIn(page)).toEqual([]);
  });
});
