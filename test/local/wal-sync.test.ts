import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { WalSync } from "../../src/local/wal-sync.ts";

const folder = mkdtempSync(join(tmpdir(), "relata-wal-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("commits that wait together share one fsync; what comes during one gets the next", async () => {
  const path = join(folder, "one.db");
  writeFileSync(`${path}-wal`, "frames");
  const wal = new WalSync(path);
  const [first, second] = [wal.synced(), wal.synced()];
  expect(second).toBe(first);
  await Promise.resolve();
  const later = wal.synced();
  expect(later).not.toBe(first);
  const order: string[] = [];
  await Promise.all([first.then(() => order.push("first")), later.then(() => order.push("later"))]);
  expect(order).toEqual(["first", "later"]);
  wal.close();
});

test("a disk that failed once is not trusted again", async () => {
  const path = join(folder, "two.db");
  const wal = new WalSync(path);
  await expect(wal.synced()).rejects.toThrow(/ENOENT/);
  writeFileSync(`${path}-wal`, "frames");
  await expect(wal.synced()).rejects.toThrow(/ENOENT/);
});
