import { accessSync, constants } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

/**
 * Has Miniflare start workerd through workerd.sh, which ends it with this process. Otherwise a workerd whose parent was killed
 * lives on and keeps the port. Answers what workerd's environment needs for that.
 */
export function tieWorkerdToThisProcess(): Record<string, string> {
  const wrapper = join(import.meta.dirname, "workerd.sh");
  if (process.platform === "win32" || !isExecutable(wrapper)) return {};
  process.env.MINIFLARE_WORKERD_PATH ??= wrapper;
  const requireAsMiniflare = createRequire(createRequire(import.meta.url).resolve("miniflare"));
  return { RELATA_WORKERD: (requireAsMiniflare("workerd") as { default: string }).default };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
