import { afterAll, beforeAll, expect, test } from "vitest";
import { NO_BUDGET } from "../../src/assistant-settings/assistant-settings.rules.ts";
import { addCustomer, draftOf } from "../assistant/drafting.ts";
import { choose } from "../assistant/trust.ts";
import { databasesOf } from "../support/databases.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson } from "../support/people.ts";
import { journeys } from "./journey.ts";
import { settled } from "./settled.ts";

/** An admin decides what a model may do, sees what it costs, and reads a run; a member only reads where their data goes. */

const own = await ModelServer.start((seen) => ({
  kind: "text",
  text: seen.body.messages.some(({ content }) => content.includes('{"pong":true}'))
    ? '{"pong":true}'
    : "Subject: Hello\n\nDear Mr Holloway,\n\n48 of 50 drivers finished the training [a1].\n\nBest regards,",
}));
afterAll(() => own.close());

journeys("the assistant's settings", { empty: true, env: { ALLOW_LOCAL_WEBHOOKS: "true" } }, (journey) => {
  let contactId: string;
  beforeAll(async () => {
    ({ contactId } = await addCustomer(journey.app));
  });

  test("a model of one's own is tested before it is saved, budgeted, used, and its run can be read", async () => {
    const page = await journey.visit({ path: "/settings/assistant" });
    await page.getByText("The built-in engine answers; nothing leaves Relata").waitFor();
    await page.getByRole("radio", { name: "One of our own" }).check();
    await page.getByLabel("Address", { exact: true }).fill("http://10.0.0.1/v1");
    await page.getByLabel("Model", { exact: true }).fill("our-model");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("alert").first().waitFor();
    expect(await page.getByLabel("Model", { exact: true }).inputValue()).toBe("our-model");
    await page.getByLabel("Address", { exact: true }).fill(own.url);
    await page.getByLabel("Key", { exact: true }).fill("secret");
    await page.getByRole("button", { name: "Test connection" }).click();
    await page.getByText(/^It answers \(/).waitFor();
    await page.getByText("JSON by a schema").waitFor();
    await page.getByLabel("What members read about it").fill("Our own server, Hanoi");
    await page.getByLabel("Phone numbers", { exact: true }).check();
    await page.getByLabel("Tokens a day").fill("500");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("At least 10,000").waitFor();
    await page.getByLabel("Tokens a day").fill("100,000");
    await page.getByRole("textbox", { name: "Question" }).fill("0.25");
    await page.getByRole("textbox", { name: "Answer" }).fill("2");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Model our-model answers (Our own server, Hanoi)").waitFor();
    await page.getByText("A key is stored. Type another to replace it.").waitFor();

    const { draft } = await draftOf(journey.app.owner, { recordId: contactId });
    expect(draft.model).toBe("our-model");
    await page.reload();
    await page.getByText(/^[\d,]+ of 100,000 tokens$/).waitFor();
    await page.getByRole("link", { name: "Costs, speed and every single run" }).click();
    await page.getByRole("rowheader", { name: "Drafts" }).waitFor();
    await page.getByRole("link", { name: /Drafts · our-model/ }).click();
    await page.getByText("What came back").waitFor();
    await page.getByText("What left: Question").click();
    await page.getByText(/Begin the mail with/).waitFor();
  });

  test("on a phone in Vietnamese it fits; a member reads it and changes nothing", async () => {
    await choose(journey.app.owner, { isOn: true, source: "own", baseUrl: own.url, model: "our-model", label: "Máy chủ riêng, Hà Nội" });
    const rep = await addPerson(journey.app, "rep");
    const page = await journey.visit({ path: "/settings/assistant", language: "vi", device: "phone", as: rep });
    await page.getByText(/Mô hình our-model đang trả lời/).waitFor();
    expect(await page.getByRole("button", { name: "Lưu" }).count()).toBe(0);
    expect(await page.getByLabel("Dùng mô hình ngôn ngữ").isDisabled()).toBe(true);
    expect(await page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  });

  test("what a model without a price cost is not known, and one link away from where the price is set", async () => {
    await choose(journey.app.owner, { isOn: true, source: "own", baseUrl: own.url, model: "unlisted", price: null });
    await draftOf(journey.app.owner, { recordId: contactId });
    const page = await journey.visit({ path: "/settings/assistant?view=usage", language: "vi", device: "phone" });
    await page.getByText("1 lần chạy chưa biết giá").first().waitFor();
    await page.getByText(/^≥ /).first().waitFor();
    await page
      .getByRole("link", { name: /Bản nháp · unlisted/ })
      .filter({ hasText: "Chưa biết giá" })
      .waitFor();
    await page.getByRole("link", { name: "Điền giá" }).click();
    await expect.poll(() => page.getByRole("textbox", { name: "Câu hỏi" }).evaluate((field) => field.matches(":focus"))).toBe(true);
    await choose(journey.app.owner, { price: { currency: "USD", inMicros: 0, outMicros: 0 }, budget: { ...NO_BUDGET, dayTokens: 10_000 } });
    await databasesOf(journey.app).workspace.run("update assistant_spend set tokens = 10000");
    await page.goto(`${journey.app.url}/settings/assistant`);
    await page.getByText("Ngân sách đang chặn unlisted; trợ lý có sẵn trả lời").waitFor();
  });

  const folder = process.env.RELATA_SHOTS;
  test.skipIf(!folder)("pictures", async () => {
    for (const [device, theme, language] of [
      ["desktop", "light", "en"],
      ["phone", "dark", "vi"],
      ["desktop", "dark", "vi"],
    ] as const)
      for (const [name, path] of [
        ["choices", ""],
        ["usage", "?view=usage"],
      ] as const) {
        const page = await journey.visit({ path: `/settings/assistant${path}`, language, device, theme });
        await settled(page);
        await page.setViewportSize({ width: device === "phone" ? 390 : 1440, height: name === "choices" ? 1700 : 1000 });
        await page.screenshot({ path: `${folder}/${name}-${device}-${theme}-${language}.png` });
      }
    const { body } = await journey.app.owner.get<{ items: { id: string }[] }>("assistant/runs");
    const page = await journey.visit({ path: `/settings/assistant?run=${body.items[0]?.id}`, device: "phone", theme: "light" });
    await settled(page);
    await page.screenshot({ path: `${folder}/run-phone.png` });
  });
});
