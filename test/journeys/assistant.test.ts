import { afterAll, beforeAll, expect, test } from "vitest";
import { choose, NO_READING } from "../assistant/trust.ts";
import { ModelServer } from "../support/model-server.ts";
import { addPerson } from "../support/people.ts";
import { firstId, journeys } from "./journey.ts";

const model = await ModelServer.start();
afterAll(() => model.close());

journeys("the assistant with a model", { env: model.env }, (journey) => {
  let id = "";
  beforeAll(async () => {
    await choose(journey.app.owner, { purposes: NO_READING });
    id = await firstId(journey.app, "contacts", `q=${encodeURIComponent("Trương Mỹ Duyên")}`);
  });

  const startWriting = async () => {
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Write draft" }).click();
    return page;
  };

  test("the draft streams, can be stopped and written again, and undo brings the first one back", async () => {
    model.answer({
      kind: "text",
      text: "Subject: Chào chị\n\nChào chị,\n\nCảm ơn chị đã dành thời gian. ".padEnd(2_000, "Em rất mong được gặp chị. "),
      pieceLength: 12,
      pauseMs: 100,
    });
    const page = await startWriting();
    await page.getByText("Cảm ơn chị đã dành thời gian").waitFor();
    await page.getByText("Model test-model").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await page.getByText("Cảm ơn chị đã dành thời gian").waitFor();

    model.answer({ kind: "text", text: "Subject: Thư thứ hai\n\nChào chị,\n\nEm viết lại thư này cho gọn. Tuần này chị có rảnh không ạ?" });
    await page.getByRole("button", { name: "Write again" }).click();
    await page.getByText("Em viết lại thư này cho gọn.").waitFor();
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await page.getByRole("button", { name: "Undo" }).click();
    await page.getByText("Cảm ơn chị đã dành thời gian").waitFor();
    await page.getByRole("button", { name: "Redo" }).click();
    await page.getByText("Em viết lại thư này cho gọn.").waitFor();
  });

  test("when the model fails the built-in engine takes over and says so", async () => {
    model.answer({ kind: "error", status: 500 });
    const page = await startWriting();
    await page.getByText("The model’s server reported an error, so the built-in engine wrote this.").waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Send", exact: true }).waitFor();
    await page.getByText("Built-in engine").first().waitFor();
  });

  test("a key that is refused leads an administrator to the settings, and sends a member to one", async () => {
    model.answer({ kind: "error", status: 401 });
    const page = await startWriting();
    await page.getByRole("alert").getByRole("link", { name: "Open the assistant’s settings" }).click();
    await page.getByText("Model test-model answers").waitFor();
    const rep = await addPerson(journey.app, "rep");
    const own = await rep.client.post<{ id: string }>("contacts", { givenName: "Hoa", emails: [{ address: "hoa@khach.example" }] });
    const theirs = await journey.visit({ path: `/contacts/${own.body.id}`, as: rep, language: "vi" });
    await theirs.getByRole("heading", { level: 1 }).waitFor();
    await theirs.keyboard.press("d");
    await theirs
      .getByRole("region", { name: /^Thư gửi/ })
      .getByText("Mô hình test-model")
      .waitFor();
    await theirs.getByRole("button", { name: "Viết nháp" }).click();
    await theirs.getByRole("alert").getByText("Hãy báo quản trị viên của không gian làm việc.").waitFor();
  });

  test("what the model invents is marked, and Remove takes it out", async () => {
    model.answer({
      kind: "text",
      text: "Subject: Đơn hàng\n\nChào chị,\n\nĐơn 987.654.321 ₫ của chị đã giao hôm 03/02/2019. Tuần này chị có rảnh không ạ?",
    });
    const page = await startWriting();
    await page.getByText("1 statement needs you", { exact: true }).waitFor();
    expect(await page.getByRole("button", { name: "Send", exact: true }).isDisabled()).toBe(true);
    await page.getByRole("button", { name: "Remove", exact: true }).click();
    await page.getByText("1 statement needs you", { exact: true }).waitFor({ state: "detached" });
    await page.getByText("No facts to check", { exact: true }).waitFor();
    expect(await page.getByText("987.654.321").count()).toBe(0);
  });

  test("a summary by the model is asked for, not spent on every visit", async () => {
    const before = model.seen.length;
    const page = await journey.visit({ path: `/contacts/${id}` });
    await page.getByRole("button", { name: "Summarise the history" }).waitFor();
    expect(model.seen.length).toBe(before);
    model.answer({ kind: "error", status: 500 });
    await page.getByRole("button", { name: "Summarise the history" }).click();
    const summary = page.getByRole("region", { name: "What happened here" });
    await summary.getByText("The model’s server reported an error, so the built-in engine wrote this.").waitFor({ timeout: 60_000 });
    await summary.getByText("Built-in engine", { exact: true }).waitFor();
  });
});

journeys("the assistant without a history", {}, (journey) => {
  test("asks instead of inventing", async () => {
    const { body } = await journey.app.owner.post<{ id: string }>("/api/v1/contacts", {
      givenName: "Mới",
      familyName: "Lê",
      emails: [{ address: "moi.le@nowhere.example" }],
    });
    const page = await journey.visit({ path: `/contacts/${body.id}` });
    await page.getByText("There is no history to summarise yet.").waitFor();
    await page.getByText("Nothing has happened yet").waitFor();
    await page.keyboard.press("d");
    await page.getByRole("button", { name: "Write draft" }).click();
    const send = page.getByRole("button", { name: "Send", exact: true });
    await send.waitFor();
    expect(await page.getByRole("button", { name: /^Source: / }).count()).toBe(0);
    await page.getByText("No facts to check", { exact: true }).waitFor();
  });
});
