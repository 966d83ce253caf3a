import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { Database } from "../../src/core/database.ts";
import type { ImportAnswer } from "../../src/imports/imports.schema.ts";
import { type App, startApp } from "../support/app.ts";
import { bytesOf } from "./bytes.ts";
import { countsOf, finished, upload } from "./import-file.ts";

const ROWS = 24_000;
const FILE = `First Name,Last Name,Email,Company\n${Array.from({ length: ROWS }, (_, index) => `Given${index},"Family ${index}",p${index}@firm${index % 500}.com,Firm ${index % 500}`).join("\n")}\n`;

const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "relata-killed-"));
  opened.push(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function serveIn(dataDir: string): Promise<App> {
  const app = await startApp({ empty: true, dataDir });
  opened.push(() => app.close());
  return app;
}

const databaseOf = ({ runtime, setUp }: App) => new Database(`${runtime.libsql.url}/${setUp.workspace.id}/`, runtime.libsql.token);

/** As if the last progress had been made long ago: what the minute's round looks for. */
const lookStalled = (app: App) => databaseOf(app).write([{ sql: "update imports set updated_at = 0 where state = 'running'", args: [] }]);

async function tableCounts(app: App) {
  const [row] = await databaseOf(app).rows<Record<string, number>>({
    sql: "select (select count(*) from contacts) as contacts, (select count(*) from companies) as companies, (select count(*) from contact_points) as points, (select count(*) from change_log where record_kind = 'contact') as logged",
    args: [],
  });
  return { ...row };
}

/** Until the import has read some rows, and not all. */
async function underWay(get: () => Promise<ImportAnswer>): Promise<void> {
  for (;;) {
    const { import: job } = await get();
    if (job.rowsRead >= 4_000) return expect(job.state).toBe("running");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

test("killed in the middle, it goes on where it was: nothing twice, nothing missing", async () => {
  const dataDir = freshFolder();
  const child = spawn(process.execPath, [join(import.meta.dirname, "server-process.ts"), dataDir], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  opened.push(() => child.kill("SIGKILL"));
  const [line] = (await once(child.stdout, "data")) as [Buffer];
  const { url, cookie } = JSON.parse(line.toString()) as { url: string; cookie: string };
  const call = async (method: string, path: string, body?: Uint8Array<ArrayBuffer>) => {
    const response = await fetch(`${url}/api/v1/${path}`, {
      method,
      headers: { cookie, origin: url, "content-type": "application/octet-stream" },
      ...(body ? { body } : {}),
    });
    return (await response.json()) as ImportAnswer;
  };
  const { import: job } = await call("POST", "imports?fileName=contacts.csv", bytesOf(FILE));
  await call("POST", `imports/${job.id}/start`);
  await underWay(() => call("GET", `imports/${job.id}`));
  child.kill("SIGKILL");
  await once(child, "exit");

  const app = await serveIn(dataDir);
  const interrupted = (await app.owner.get<ImportAnswer>(`imports/${job.id}`)).body.import;
  expect(interrupted.state).toBe("running");
  expect(interrupted.rowsRead).toBeLessThan(ROWS);
  expect((await tableCounts(app)).contacts).toBe(interrupted.rowsRead);
  await lookStalled(app);
  await app.runtime.runScheduled();
  expect(countsOf(await finished(app.owner, job.id))).toEqual({
    state: "finished",
    rowsRead: ROWS,
    created: ROWS,
    updated: 0,
    unchanged: 0,
    failed: 0,
  });
  expect(await tableCounts(app)).toEqual({ contacts: ROWS, companies: 500, points: ROWS, logged: ROWS });
}, 120_000);

test("delivered several times at once, it is carried out once", async () => {
  const app = await serveIn(freshFolder());
  const { import: job } = await upload(app.owner, "contacts.csv", FILE);
  await app.owner.post(`imports/${job.id}/start`);
  for (let round = 0; round < 5; round += 1) {
    await lookStalled(app);
    await app.runtime.runScheduled();
  }
  expect(countsOf(await finished(app.owner, job.id))).toEqual({
    state: "finished",
    rowsRead: ROWS,
    created: ROWS,
    updated: 0,
    unchanged: 0,
    failed: 0,
  });
  expect(await tableCounts(app)).toEqual({ contacts: ROWS, companies: 500, points: ROWS, logged: ROWS });
}, 120_000);

test("cancelled, it stops; what it wrote stays, and the numbers agree", async () => {
  const app = await serveIn(freshFolder());
  const { import: job } = await upload(app.owner, "contacts.csv", FILE);
  await app.owner.post(`imports/${job.id}/start`);
  await underWay(async () => (await app.owner.get<ImportAnswer>(`imports/${job.id}`)).body);
  expect((await app.owner.post(`imports/${job.id}/cancel`)).status).toBe(200);
  await new Promise((resolve) => setTimeout(resolve, 500));
  const cancelled = (await app.owner.get<ImportAnswer>(`imports/${job.id}`)).body.import;
  expect(cancelled.state).toBe("cancelled");
  expect(cancelled.rowsRead).toBeLessThan(ROWS);
  expect(await tableCounts(app)).toMatchObject({ contacts: cancelled.created, logged: cancelled.created });
  expect((await app.owner.post(`imports/${job.id}/resume`)).status).toBe(409);
}, 120_000);

test("a file that is no CSV further on stops the import with line and reason; resumed, it goes on from there", async () => {
  const app = await serveIn(freshFolder());
  const { import: job } = await upload(app.owner, "long.csv", `name,email\nFirst,first@x.vn\n${"x".repeat(6_000_000)}`);
  await app.owner.patch(`imports/${job.id}`, { locale: "en" });
  await app.owner.post(`imports/${job.id}/start`);
  const stopped = await finished(app.owner, job.id);
  expect(stopped).toMatchObject({ state: "stopped", created: 1, line: 3 });
  expect(stopped.reason).toBe("Stopped at line 3 because the row does not end within 4 MB: the file is no CSV, or a line end is missing");
  expect((await app.owner.post(`imports/${job.id}/resume`)).status).toBe(200);
  expect(await finished(app.owner, job.id)).toMatchObject({ state: "stopped", created: 1, line: 3 });
}, 60_000);
