import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { ROOT } from "../src/local/paths.ts";

const QUIET = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};
const BUDGET_BYTES = 400 * 1024;

test("wrangler takes the Worker with all its bindings, within its budget", { timeout: 120_000 }, async () => {
  const out = mkdtempSync(join(tmpdir(), "relata-deploy-"));
  try {
    const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
    const { stdout } = await promisify(execFile)(process.execPath, [wrangler, "deploy", "--dry-run", "--outdir", out], {
      cwd: ROOT,
      env: { ...process.env, ...QUIET },
    });
    for (const binding of ["HUB", "EVENTS", "FILES", "ASSETS", "MAIL"]) expect(stdout).toContain(`env.${binding}`);
    expect(gzipSync(readFileSync(join(out, "index.js"))).byteLength).toBeLessThan(BUDGET_BYTES);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
