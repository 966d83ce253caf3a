import { cutRecords } from "../imports/csv.rules.ts";
import { readLayout } from "../imports/csv-layout.rules.ts";
import { LocalFailure } from "../local/failure.ts";
import type { Column, Table } from "../predictions/table.ts";
import { Unfit } from "../predictions/unfit.ts";
import { filesFrom } from "./files.ts";

const HEAD_BYTES = 262_144;
const PIECE_BYTES = 4_194_304;

const BINARY_BEGINNINGS = ["PK\u0003\u0004", "%PDF", "\u00d0\u00cf\u0011\u00e0", "\u001f\u008b"];

/** An XLSX or another archive, a PDF, an old spreadsheet; or control characters that no text has. */
function isBinary(bytes: Uint8Array): boolean {
  const head = Array.from(bytes.subarray(0, 512));
  const text = String.fromCharCode(...head);
  const isWide = head.filter((byte) => byte === 0).length > head.length / 4;
  return BINARY_BEGINNINGS.some((each) => text.startsWith(each)) || (!isWide && head.some((byte) => byte < 9 || (byte > 13 && byte < 26)));
}

export interface CsvReading {
  /** The columns whose cells are wanted; of the others only the headings are kept. All, unless told. */
  only?: (string | undefined)[];
  /** Hears how far it is, 0 to 1. */
  told?: (share: number) => void;
}

/** A CSV file of any delimiter and encoding as columns of text; rows with too few cells are filled up, those whose quotes do not work out left out. */
export async function readCsvTable(path: string, { only, told = () => {} }: CsvReading = {}): Promise<{ table: Table; broken: number }> {
  const [file] = filesFrom([path]);
  if (!file || file.isFound) throw new LocalFailure(`${path} is a folder: name one CSV file.`);
  const bytes = new Uint8Array(await (await file.open()).arrayBuffer());
  if (isBinary(bytes)) throw new Unfit("not_a_table", `${path} is no CSV file: a spreadsheet has to be saved as CSV first.`);
  const layout = readLayout(bytes.subarray(0, HEAD_BYTES), bytes.length <= HEAD_BYTES, {});
  if (!layout) throw new Unfit("not_a_table", `${path} is empty: there are no headings.`);
  const columns: (Column & { cells: string[] })[] = layout.headings.map((name) => ({ name, cells: [] }));
  const wanted = [...columns.entries()].filter(([, { name }]) => !only || only.includes(name));
  let [at, line, rows, broken] = [layout.firstByte, layout.firstLine, 0, 0];
  for (let size = PIECE_BYTES; at < bytes.length; ) {
    const end = Math.min(bytes.length, at + size);
    const cut = cutRecords(bytes.subarray(at, end), layout.shape, line, end === bytes.length);
    if (cut.consumed === 0 && end < bytes.length) {
      size *= 2;
      continue;
    }
    for (const record of cut.records) {
      if (record.broken) broken += 1;
      else {
        rows += 1;
        for (const [index, column] of wanted) column.cells.push((record.cells[index] ?? "").trim());
      }
    }
    if (cut.consumed === 0) break;
    at += cut.consumed;
    line = cut.nextLine;
    told(at / bytes.length);
  }
  return { table: { rows, columns, source: path }, broken };
}
