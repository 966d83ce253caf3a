import { seeded } from "../../src/core/random.ts";
import { fold } from "../../src/core/text.ts";
import type { ImportAnswer } from "../../src/imports/imports.schema.ts";
import type { Target } from "./load.ts";
import { CITIES, FAMILY_NAMES, FIRMS, GIVEN_NAMES, MIDDLE_NAMES, TITLES } from "./words.ts";

export interface ImportSpeed {
  rows: number;
  seconds: number;
  perSecond: number;
}

const ROWS = 20_000;
const ASK_EVERY_MS = 100;
const GIVE_UP_AFTER_MS = 120_000;

/** Imports a CSV of contacts through the API, from the start of the import to its end. */
export async function importContacts({ port, headers }: Target, report: (line: string) => void): Promise<ImportSpeed> {
  report(`import, ${ROWS.toLocaleString("en")} rows of CSV`);
  const call = async (method: string, path: string, body?: string, type = "application/json"): Promise<ImportAnswer> => {
    const init = body === undefined ? {} : { body, headers: { ...headers, "content-type": type } };
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/imports${path}`, { method, headers, ...init });
    if (!response.ok) throw new Error(`${method} /imports${path} answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as ImportAnswer;
  };
  const { import: uploaded } = await call("POST", "?fileName=contacts.csv", csvOfContacts(), "application/octet-stream");
  await call("PATCH", `/${uploaded.id}`, JSON.stringify({ object: "contacts" }));
  await call("POST", `/${uploaded.id}/start`);
  const endsAt = Date.now() + GIVE_UP_AFTER_MS;
  for (;;) {
    const { import: job } = await call("GET", `/${uploaded.id}`);
    if (job.state === "finished" && job.startedAt && job.finishedAt) {
      if (job.created !== ROWS) throw new Error(`The import made ${job.created} contacts of ${ROWS} rows: ${JSON.stringify(job)}`);
      const seconds = (job.finishedAt - job.startedAt) / 1_000;
      return { rows: ROWS, seconds, perSecond: ROWS / seconds };
    }
    if (job.state !== "running" || Date.now() > endsAt) throw new Error(`The import did not finish: ${JSON.stringify(job)}`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

function csvOfContacts(): string {
  const random = seeded("import");
  const run = Date.now();
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const [family, middle, given] = [random.pick(FAMILY_NAMES), random.pick(MIDDLE_NAMES), random.pick(GIVEN_NAMES)];
    const firm = `${random.pick(FIRMS)} ${random.pick(GIVEN_NAMES)} ${index % 500}`;
    const phone = `09${String(run + index).slice(-8)}`;
    return [
      family,
      middle,
      given,
      `${fold(given)}.${run}.${index}@import.example`,
      phone,
      random.pick(TITLES),
      firm,
      random.pick(CITIES),
    ].join(",");
  });
  return ["Họ,Tên đệm,Tên,Email,Điện thoại,Chức danh,Công ty,Thành phố", ...rows].join("\n");
}
