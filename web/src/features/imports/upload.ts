import { signal } from "@preact/signals";
import type { ImportAnswer } from "../../../../src/imports/imports.schema.ts";
import { Problem, pathWith } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { locale } from "../../lib/locale.ts";

export interface Upload {
  id: number;
  name: string;
  percent: number;
  problem: string | undefined;
}

/** Files on their way; fetch cannot tell how far an upload is, so this is the one place with XMLHttpRequest. */
export const uploads = signal<Upload[]>([]);
let count = 0;

function set(id: number, part: Partial<Upload>): void {
  uploads.value = uploads.value.map((upload) => (upload.id === id ? { ...upload, ...part } : upload));
}

export function dropUpload(id: number): void {
  uploads.value = uploads.value.filter((upload) => upload.id !== id);
}

function problemOf(request: XMLHttpRequest): Problem {
  try {
    return new Problem(request.status, JSON.parse(request.responseText) as object);
  } catch {
    return new Problem(request.status, {});
  }
}

function transfer(file: File, onProgress: (percent: number) => void): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", pathWith("/imports", { fileName: file.name }));
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept-Language", locale.value);
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? Math.floor((loaded / total) * 100) : 0);
    request.onload = () => (request.status < 300 ? resolve(JSON.parse(request.responseText) as ImportAnswer) : reject(problemOf(request)));
    request.onerror = () => reject(new Problem(0, { code: "offline" }));
    request.send(file);
  });
}

/** Uploads one file; answers its import, or nothing when it was refused (the reason stands in `uploads`). */
export async function upload(file: File, explain: (error: unknown) => string): Promise<ImportAnswer | undefined> {
  count += 1;
  const id = count;
  uploads.value = [...uploads.value, { id, name: file.name, percent: 0, problem: undefined }];
  try {
    const answer = await transfer(file, (percent) => set(id, { percent }));
    dropUpload(id);
    client.setQueryData(["imports", answer.import.id], answer);
    void client.invalidateQueries({ queryKey: ["imports", "list"] });
    return answer;
  } catch (error) {
    set(id, { problem: explain(error) });
    return undefined;
  }
}
