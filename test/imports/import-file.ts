import type { ImportAnswer, ImportJob, ImportPatch, ImportProblem } from "../../src/imports/imports.schema.ts";
import type { Client } from "../support/client.ts";
import { bytesOf } from "./bytes.ts";

/** Uploads a file and answers what the server says of it. */
export async function upload(client: Client, fileName: string, content: string | Uint8Array): Promise<ImportAnswer> {
  const bytes = typeof content === "string" ? bytesOf(content) : content;
  const { status, body } = await client.send<ImportAnswer>("POST", `imports?fileName=${encodeURIComponent(fileName)}`, bytes, {
    headers: { "content-type": "application/octet-stream" },
  });
  if (status !== 201) throw new Error(`${fileName} was not taken: ${status} ${JSON.stringify(body)}`);
  return body;
}

/** Waits until an import no longer runs. */
export async function finished(client: Client, id: string): Promise<ImportJob> {
  for (;;) {
    const { body } = await client.get<ImportAnswer>(`imports/${id}`);
    if (body.import.state !== "running") return body.import;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Uploads, starts and waits. */
export async function importFile(client: Client, fileName: string, content: string | Uint8Array, patch?: ImportPatch): Promise<ImportJob> {
  const { import: job } = await upload(client, fileName, content);
  if (patch) await expectOk(client.patch(`imports/${job.id}`, patch));
  await expectOk(client.post(`imports/${job.id}/start`));
  return finished(client, job.id);
}

export async function problemsOf(client: Client, id: string, after = 0): Promise<ImportProblem[]> {
  return (await client.get<{ items: ImportProblem[] }>(`imports/${id}/problems?after=${after}`)).body.items;
}

async function expectOk(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
}

/** All items of a list, by name. */
export async function listed<Item extends { name: string }>(client: Client, path: string): Promise<Map<string, Item>> {
  const found = new Map<string, Item>();
  for (let cursor: string | null = ""; cursor !== null; ) {
    const { body }: { body: { items: Item[]; nextCursor: string | null } } = await client.get(
      `${path}?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ""}`,
    );
    for (const item of body.items) found.set(item.name, item);
    cursor = body.nextCursor;
  }
  return found;
}

export const countsOf = ({ state, rowsRead, created, updated, unchanged, failed }: ImportJob) => ({
  state,
  rowsRead,
  created,
  updated,
  unchanged,
  failed,
});
