import { useInfiniteQuery } from "@tanstack/preact-query";
import { Download } from "lucide-preact";
import type { ImportProblem } from "../../../../src/imports/imports.schema.ts";
import { get } from "../../lib/api.ts";
import { number } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Bones } from "../../ui/states.tsx";
import { importWords } from "./words.ts";

type ProblemPage = { items: ImportProblem[] };

const readPage = (id: string, after: number) => get<ProblemPage>(`/imports/${id}/problems`, { after });

/** A spreadsheet takes =, +, - and @ at the start of a cell for a formula: a quote in front disarms them. */
const cell = (text: string): string => `"${(/^[=+\-@\t]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;

async function download(id: string, fileName: string, headings: string[]): Promise<void> {
  const rows: ImportProblem[] = [];
  for (let after = 0; ; after = rows.at(-1)?.line ?? after) {
    const { items } = await readPage(id, after);
    if (items.length === 0) break;
    rows.push(...items);
  }
  const lines = [headings, ...rows.map((row) => [String(row.line), row.field ?? "", row.reason, row.raw])].map((cells) =>
    cells.map(cell).join(","),
  );
  const url = URL.createObjectURL(new Blob([`\ufeff${lines.join("\r\n")}\r\n`], { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: url, download: `${fileName.replace(/\.\w+$/, "")}-problems.csv` });
  link.click();
  URL.revokeObjectURL(url);
}

/** Each row that was not imported, or not all of it: line, reason, what stood there. */
export function ImportProblems({ id, fileName, count }: { id: string; fileName: string; count: number }) {
  const w = importWords();
  const found = useInfiniteQuery({
    queryKey: ["problems", id, count],
    queryFn: ({ pageParam }) => readPage(id, pageParam),
    initialPageParam: 0,
    getNextPageParam: (last) => last.items.at(-1)?.line,
  });
  const rows = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <header class="problems-head">
        <h2>
          {w.problems} <span class="faint num">{number(count)}</span>
        </h2>
        <span class="grow" />
        <Button icon={Download} onClick={() => void download(id, fileName, [w.line, w.field, w.reason, w.row])}>
          {w.download}
        </Button>
      </header>
      {found.isPending && <Bones lines={4} />}
      <div class="table-scroll">
        <table class="plain-table problems">
          <thead>
            <tr>
              <th scope="col">{w.line}</th>
              <th scope="col">{w.reason}</th>
              <th scope="col">{w.row}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.line}${row.field}${row.reason}`}>
                <td class="num">{number(row.line)}</td>
                <td>
                  {row.field && <strong>{w.fields[row.field] ?? row.field}: </strong>}
                  {row.reason}
                </td>
                <td>
                  <code class="raw">{row.raw}</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {found.hasNextPage && new Set(rows.map((row) => row.line)).size < count && (
        <Button kind="quiet" isBusy={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {w.moreProblems}
        </Button>
      )}
    </section>
  );
}
