import { upload } from "../../imports/import-file.ts";
import { onId, ready, type Successes, type World } from "./success.ts";

const CSV = "Name\nMột\nHai\n";

export function ofWhatArrives({ app, owner, workspace }: World): Successes {
  const importAt = async (state: "ready" | "stopped"): Promise<string> => {
    const { import: job } = await upload(owner, "companies.csv", CSV);
    if (state === "stopped") await workspace.run("update imports set state = 'stopped' where id = ?", job.id);
    return job.id;
  };
  let letters = 0;
  async function letter(): Promise<string> {
    letters += 1;
    const id = `ded_${String(letters).padStart(26, "0")}`;
    const body = JSON.stringify({ kind: "outbox", workspaceId: app.setUp.workspace.id });
    await workspace.run("insert into dead_letters (id, body, reason, at) values (?, ?, 'x', 1)", id, body);
    return id;
  }

  async function quarantined(): Promise<string> {
    letters += 1;
    const id = `mai_${String(letters).padStart(26, "0")}`;
    const raw = Buffer.from(
      `From: Lan <lan${letters}@khach.vn>\r\nTo: own@x.vn\r\nSubject: Hỏi\r\nMessage-ID: <${id}@khach.vn>\r\n\r\nGiá?\r\n`,
    );
    await workspace.run(
      "insert into quarantined_mail (id, from_address, subject, reason, raw, at) values (?, 'lan@khach.vn', 'Hỏi', 'x', ?, 1)",
      ...[id, raw.toString("base64")],
    );
    return id;
  }
  return [
    [
      "POST /imports",
      ready(() => owner.send("POST", "imports?fileName=a.csv", CSV, { headers: { "content-type": "application/octet-stream" } })),
    ],
    [
      "PATCH /imports/{id}",
      onId(
        () => importAt("ready"),
        (id) => owner.patch(`imports/${id}`, { object: "companies" }),
      ),
    ],
    [
      "POST /imports/{id}/start",
      onId(
        () => importAt("ready"),
        (id) => owner.post(`imports/${id}/start`),
      ),
    ],
    [
      "POST /imports/{id}/cancel",
      onId(
        () => importAt("ready"),
        (id) => owner.post(`imports/${id}/cancel`),
      ),
    ],
    [
      "POST /imports/{id}/resume",
      onId(
        () => importAt("stopped"),
        (id) => owner.post(`imports/${id}/resume`),
      ),
    ],
    ["POST /quarantine/{id}/accept", onId(quarantined, (id) => owner.post(`quarantine/${id}/accept`))],
    ["DELETE /quarantine/{id}", onId(quarantined, (id) => owner.delete(`quarantine/${id}`))],
    ["POST /dead-letters/{id}/retry", onId(letter, (id) => owner.post(`dead-letters/${id}/retry`))],
    ["DELETE /dead-letters/{id}", onId(letter, (id) => owner.delete(`dead-letters/${id}`))],
  ];
}
