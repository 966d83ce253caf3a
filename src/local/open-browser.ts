import { spawn } from "node:child_process";

/** Opens a page in the person's browser when there is a person and a screen; otherwise does nothing. */
export function openBrowser(url: string): void {
  const [command, ...args] = commandFor(url);
  if (!command || !process.stdout.isTTY || process.env.CI) return;
  const opener = spawn(command, args, { stdio: "ignore", detached: true });
  opener.on("error", () => undefined);
  opener.unref();
}

function commandFor(url: string): string[] {
  if (process.platform === "darwin") return ["open", url];
  if (process.platform === "win32") return ["cmd", "/c", "start", "", url];
  return process.env.DISPLAY || process.env.WAYLAND_DISPLAY ? ["xdg-open", url] : [];
}
