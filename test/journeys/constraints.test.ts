import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ROOT } from "../../src/local/paths.ts";

test("what the page checks is what the schemas say", () => {
  const check = () =>
    execFileSync(process.execPath, [join(ROOT, "scripts/constraints.ts"), "--check"], { encoding: "utf8", stdio: "pipe" });
  expect(check()).toBe("");
});
