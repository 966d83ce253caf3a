import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Connected, connect } from "../../src/local/connect.ts";
import { startApp } from "../support/app.ts";

const dataDir = mkdtempSync(join(tmpdir(), "relata-connect-"));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

async function peopleOf({ url, internalToken }: Connected): Promise<number> {
  const response = await fetch(`${url}/internal/users`, { headers: { authorization: `Bearer ${internalToken}` } });
  return ((await response.json()) as { items: unknown[] }).items.length;
}

test("a tool talks to the server that runs, or starts one for as long as it needs it", async () => {
  await expect(connect(dataDir)).rejects.toThrow(/^There is no Relata in .+: run npm start first/);
  const app = await startApp({ dataDir, empty: true });
  const running = await connect(dataDir);
  expect(running.url).toBe(app.url);
  expect(await peopleOf(running)).toBe(1);
  await running.close();
  await app.close();

  const own = await connect(dataDir);
  expect(own.url).not.toBe(app.url);
  expect(await peopleOf(own)).toBe(1);
  await own.close();
  expect(existsSync(join(dataDir, "lock"))).toBe(false);
});
