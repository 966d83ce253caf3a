import type { Runtime } from "./runtime.ts";
import type { SetUp } from "./set-up.ts";

/** What a person needs to know once it runs. */
export function bannerOf(runtime: Runtime, setUp: SetUp, env: Record<string, string | undefined>): string {
  const width = Math.max(...setUp.signIn.map(({ email }) => email.length));
  const people = setUp.signIn.map(
    ({ email, password, name, role }) => `  ${email.padEnd(width)}  ${password ?? "(their own password)"}  ${name}, ${role}`,
  );
  return [
    "",
    `Relata runs at ${runtime.url}`,
    "",
    ...(people.length > 0 ? [`Sign in to ${setUp.workspace.name} as`, ...people] : [closedNotice(setUp.workspace.name)]),
    ...(setUp.passwordMade ? ["", "The password is shown this once: keep it, or set your own in the settings."] : []),
    "",
    `Assistant  ${engineOf(env)}`,
    `Your data  ${runtime.folder.path}`,
    "Stop with  Ctrl-C",
    "",
  ].join("\n");
}

const closedNotice = (name: string) =>
  `${name} is closed. Until it is deleted this opens it again: npm run relata -- workspace reopen "${name}"`;

function engineOf(env: Record<string, string | undefined>): string {
  if (!env.OPENAI_API_KEY) return "built-in engine (set OPENAI_API_KEY for a language model)";
  const at = env.OPENAI_BASE_URL ? ` at ${env.OPENAI_BASE_URL}` : "";
  return `${env.OPENAI_MODEL ?? "the default model"}${at}`;
}

/** The same for scripts: one line of JSON. */
export function jsonOf({ url, port, folder }: Runtime, setUp: SetUp): string {
  return JSON.stringify({ url, port, data: folder.path, pid: process.pid, ...setUp });
}
