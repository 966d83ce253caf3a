import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { buildPage } from "../src/local/build.ts";
import { ROOT } from "../src/local/paths.ts";

const QUIET = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};
const KB = 1024;

async function dryRun(config: string): Promise<{ said: string; compressedKb: number }> {
  const out = mkdtempSync(join(tmpdir(), "relata-deploy-"));
  try {
    const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
    const { stdout } = await promisify(execFile)(process.execPath, [wrangler, "deploy", "-c", config, "--dry-run", "--outdir", out], {
      cwd: ROOT,
      env: { ...process.env, ...QUIET },
    });
    const bundle = config === "wrangler.toml" ? "index.js" : "workshop.js";
    return { said: stdout, compressedKb: gzipSync(readFileSync(join(out, bundle))).byteLength / KB };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

test("wrangler takes the Worker with all its bindings, within its budget", { timeout: 120_000 }, async () => {
  await buildPage(() => undefined);
  const { said, compressedKb } = await dryRun("wrangler.toml");
  for (const binding of ["HUB", "EVENTS", "WEBHOOKS", "ASSISTANT", "FILES", "ASSETS", "MAIL", "WORKSHOP"])
    expect(said).toContain(`env.${binding}`);
  expect(compressedKb).toBeLessThan(400);
});

test("and the second Worker, within its own", { timeout: 120_000 }, async () => {
  expect((await dryRun("wrangler.workshop.toml")).compressedKb).toBeLessThan(1_000);
});
