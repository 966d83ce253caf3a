import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CsvShape, cutRecords, MAX_QUOTED_UNITS } from "../../src/imports/csv.rules.ts";
import { guessDelimiter, readLayout } from "../../src/imports/csv-layout.rules.ts";
import { bytesOf, utf16 } from "./bytes.ts";

const COMMA: CsvShape = { delimiter: ",", encoding: "utf-8" };

const cut = (text: string, shape = COMMA) => cutRecords(bytesOf(text), shape, 1, true).records.map(({ line, cells }) => [line, ...cells]);

describe("records", () => {
  test.each([
    [
      "plain rows",
      "a,b\nc,d\n",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "no line end at the end",
      "a,b\nc,d",
      [
        [1, "a", "b"],
        [2, "c", "d"],
      ],
    ],
    [
      "Windows and old Mac line ends",
      "a\r\nb\rc",
      [
        [1, "a"],
        [2, "b"],
        [3, "c"],
      ],
    ],
    ["quotes, doubled quotes, delimiters inside", '"a,1","say ""hi""",c', [[1, "a,1", 'say "hi"', "c"]]],
    [
      "a cell of several lines counts them",
      '"a\nb",x\n"c\r\nd",y\nz,w',
      [
        [1, "a\nb", "x"],
        [3, "c\r\nd", "y"],
        [5, "z", "w"],
      ],
    ],
    [
      "blank lines are passed over and counted",
      "a\n\n \n,,\nb",
      [
        [1, "a"],
        [5, "b"],
      ],
    ],
    ["empty cells stay", ",a,\n", [[1, "", "a", ""]]],
    ["text behind a closing quote is kept", '"a"b,c', [[1, "ab", "c"]]],
    ["a quote in mid-cell is a letter", 'TV 24" wide,c', [[1, 'TV 24" wide', "c"]]],
    ["Vietnamese", "Nguyễn Đức,Đà Nẵng", [[1, "Nguyễn Đức", "Đà Nẵng"]]],
  ])("%s", (_, text, rows) => {
    expect(cut(text)).toEqual(rows);
  });

  test("a forgotten quote costs its own line, not the file", () => {
    const { records } = cutRecords(bytesOf('a,b\n"oops,c\nd,e\nf,g\n'), COMMA, 1, true);
    expect(records.map(({ line, broken, cells }) => [line, broken, ...cells])).toEqual([
      [1, false, "a", "b"],
      [2, true, '"oops,c'],
      [3, false, "d", "e"],
      [4, false, "f", "g"],
    ]);
  });

  test("a quote that never closes is noticed long before the file ends", () => {
    const text = `"open\n${"row,row\n".repeat(MAX_QUOTED_UNITS / 4)}`;
    const { records } = cutRecords(bytesOf(text), COMMA, 1, false, 3);
    expect(records.map(({ line, broken }) => [line, broken])).toEqual([
      [1, true],
      [2, false],
      [3, false],
    ]);
  });

  test("UTF-16, both ways round", () => {
    for (const encoding of ["utf-16le", "utf-16be"] as const) {
      const { records, consumed } = cutRecords(utf16('tên,"số\n1"\nĐức,2\n', encoding), { delimiter: ",", encoding }, 1, true);
      expect(records.map(({ line, cells }) => [line, ...cells])).toEqual([
        [1, "tên", "số\n1"],
        [3, "Đức", "2"],
      ]);
      expect(consumed).toBe(2 * 'tên,"số\n1"\nĐức,2\n'.length);
    }
  });
});

const cell = fc.string({ unit: fc.constantFrom("a", "b", ",", ";", '"', "\n", "\r\n", " ", "ễ", "𝄞"), maxLength: 12 });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 12 });
const written = (rows: string[][]) => rows.map((row) => row.map((text) => `"${text.replaceAll('"', '""')}"`).join(",")).join("\n");

describe("whatever comes", () => {
  test("any bytes are cut without a throw, and every byte is accounted for", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 400 }),
        fc.constantFrom(",", ";", "\t"),
        fc.constantFrom("utf-8", "utf-16le", "utf-16be", "windows-1258"),
        fc.boolean(),
        (bytes, delimiter, encoding, atEnd) => {
          const { records, consumed } = cutRecords(bytes, { delimiter, encoding }, 1, atEnd);
          expect(consumed).toBeLessThanOrEqual(bytes.length);
          if (atEnd) expect(bytes.length - consumed).toBeLessThan(2);
          expect(records.every(({ start, end }) => start <= end)).toBe(true);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("well-formed files come out as csv-parse reads them, lines included", () => {
    fc.assert(
      fc.property(table, (rows) => {
        const text = written(rows);
        const expected = parse(text, { relax_column_count: true, info: true }) as unknown as { record: string[] }[];
        const ours = cutRecords(bytesOf(text), COMMA, 1, true).records.map(({ cells }) => cells);
        expect(ours).toEqual(expected.map(({ record }) => record).filter((record) => record.some((one) => one.trim() !== "")));
      }),
      { numRuns: 300 },
    );
  });

  test("a file cut into pieces of any size gives the same records and lines", () => {
    const messy = fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "é", "\u{1F600}"), maxLength: 120 });
    fc.assert(
      fc.property(
        fc.oneof(messy, table.map(written)),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 5 }),
        (text, size, atOnce) => {
          const whole = cutRecords(bytesOf(text), COMMA, 1, true).records.map(({ line, cells, broken }) => ({ line, cells, broken }));
          expect(inPieces(bytesOf(text), size, atOnce)).toEqual(whole);
        },
      ),
      { numRuns: 500 },
    );
  });
});

/** As an import reads: a piece at a time, larger where no record ends in it, on from where the last whole record ended. */
function inPieces(bytes: Uint8Array, size: number, atOnce: number) {
  const records: { line: number; cells: string[]; broken: boolean }[] = [];
  let [offset, line] = [0, 1];
  for (let length = size; offset < bytes.length; ) {
    const piece = bytes.subarray(offset, offset + length);
    const found = cutRecords(piece, COMMA, line, offset + piece.length >= bytes.length, atOnce);
    records.push(...found.records.map(({ line: at, cells, broken }) => ({ line: at, cells, broken })));
    [offset, line] = [offset + found.consumed, found.nextLine];
    length = found.consumed === 0 ? length * 2 : size;
  }
  return records;
}

describe("layout", () => {
  const layout = (text: string) => readLayout(bytesOf(text), true, {});

  test.each([
    ["comma", "name,city\nA,B\n", ","],
    ["semicolon with commas in numbers", "name;price\nA;1,5\nB;2,5\n", ";"],
    ["tab", "name\tcity\nA, B\tC\n", "\t"],
    ["pipe", "name|city\nA|B\n", "|"],
    ["Excel's own word for it", "sep=;\nname;a,b,c\nx;1,2,3\n", ";"],
    ["one column", "email\na@x.vn\n", ","],
  ])("delimiter: %s", (_, text, delimiter) => {
    expect(layout(text)?.shape.delimiter).toBe(delimiter);
  });

  test("headings stand apart even where the file repeats or forgets them", () => {
    expect(layout("Name,Phone,Phone,\nA,1,2,3\n")?.headings).toEqual(["Name", "Phone", "Phone (2)", "Column 4"]);
  });

  test("a byte order mark, a title line and blank lines come before the headings", () => {
    const found = layout("\ufeffReport of May\n\nName,City\nA,B\n");
    expect(found).toMatchObject({ headings: ["Name", "City"], firstLine: 4 });
    expect(found?.firstByte).toBe(bytesOf("\ufeffReport of May\n\nName,City\n").length);
  });

  test("an empty file has none", () => {
    expect(layout("")).toBeUndefined();
    expect(layout("\n\n")).toBeUndefined();
  });

  test("guessing a delimiter takes any text", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => [",", ";", "\t", "|"].includes(guessDelimiter(bytes, "utf-8", true))),
    );
  });
});
