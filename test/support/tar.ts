const BLOCK = 512;

export interface TarEntry {
  name: string;
  mode: number;
  contents: Buffer;
}

/** The files of a tar archive (ustar, as all in use write for short names). */
export function* filesOfTar(archive: Buffer): Generator<TarEntry> {
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const header = archive.subarray(at, at + BLOCK);
    const size = octal(header, 124, 12);
    const start = at + BLOCK;
    const name = [text(header, 345, 155), text(header, 0, 100)].filter(Boolean).join("/");
    const kind = text(header, 156, 1);
    if (name && (kind === "0" || kind === "")) yield { name, mode: octal(header, 100, 8), contents: archive.subarray(start, start + size) };
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

const text = (header: Buffer, from: number, length: number) => header.toString("latin1", from, from + length).split("\0", 1)[0] ?? "";

const octal = (header: Buffer, from: number, length: number) => Number.parseInt(text(header, from, length).trim() || "0", 8);
