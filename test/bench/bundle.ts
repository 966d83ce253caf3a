import { execFile } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { buildPage } from "../../src/local/build.ts";
import { ROOT } from "../../src/local/paths.ts";

/** The Worker as it would be deployed: its size, and the processor time that it takes to start on this machine. */
export interface Bundle {
  compressedKb: number;
  startMs: number;
}

const QUIET = {
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
};

/** What `wrangler check startup` says, which works offline. */
export async function measureBundle(report: (line: string) => void): Promise<Bundle> {
  await buildPage(report);
  report("Start-up of the Worker");
  const out = mkdtempSync(join(tmpdir(), "relata-start-"));
  try {
    const wrangler = join(ROOT, "node_modules/wrangler/bin/wrangler.js");
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [wrangler, "check", "startup", "--outfile", join(out, "start.cpuprofile")],
      { cwd: ROOT, env: { ...process.env, ...QUIET } },
    );
    return { compressedKb: numberIn(stdout, /gzip: ([\d.]+) KiB/), startMs: numberIn(stdout, /Active: ([\d.]+) ms/) };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function numberIn(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (!found) throw new Error(`wrangler said something else than expected:\n${text}`);
  return Number(found);
}
