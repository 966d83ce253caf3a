import type { Ports } from "../core/context.ts";

const CHUNK_BYTES = 1_048_576;

/** An uploaded file, read in pieces: each read fetches a megabyte or more and later ones are served from it. */
export class FileWindow {
  readonly size: number;
  readonly #files: Ports["files"];
  readonly #key: string;
  #start = 0;
  #bytes = new Uint8Array();

  constructor(files: Ports["files"], key: string, size: number) {
    this.#files = files;
    this.#key = key;
    this.size = size;
  }

  /** At least `wanted` bytes from `offset` on, or all that are left; undefined when the file is gone. */
  async read(offset: number, wanted: number): Promise<{ bytes: Uint8Array; atEnd: boolean } | undefined> {
    const end = Math.min(this.size, offset + wanted);
    if (offset < this.#start || end > this.#start + this.#bytes.length) {
      const length = Math.min(this.size - offset, Math.max(wanted, CHUNK_BYTES));
      if (length <= 0) return { bytes: new Uint8Array(), atEnd: true };
      const object = await this.#files.get(this.#key, { range: { offset, length } });
      if (!object) return undefined;
      this.#bytes = new Uint8Array(await object.arrayBuffer());
      this.#start = offset;
    }
    const bytes = this.#bytes.subarray(offset - this.#start);
    return { bytes, atEnd: offset + bytes.length >= this.size };
  }
}
