import type { AskAnswer } from "../../../../src/ask/ask.schema.ts";
import { cellText, columnTitle, hrefOf, isNumeric } from "./cells.ts";
import { queryNames } from "./query-names.ts";
import { askWords } from "./words.ts";

/** Records or groups as rows; what has a page leads to it. */
export function AnswerTable({ answer }: { answer: AskAnswer }) {
  const { columns, rows, query, form } = answer;
  const isList = form === "list";
  const isTelling = tellingColumns(answer);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keyboard
    <section class="ask-scroll" tabIndex={0} aria-label={askWords().table}>
      <table class="ask-table">
        <thead>
          <tr>
            {isList && <th scope="col">{queryNames().nouns[query.noun] ?? query.noun}</th>}
            {columns.map(
              (column, index) =>
                isTelling[index] && (
                  <th key={index} scope="col" class={isNumeric(column) ? "is-number" : undefined}>
                    {columnTitle(column, query)}
                  </th>
                ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.id ?? index}>
              {isList && (
                <th scope="row">
                  <Linked id={row.id} text={row.title || askWords().untitled} />
                </th>
              )}
              {row.cells.map((cell, at) => {
                const column = columns[at];
                if (!column || !isTelling[at]) return null;
                return (
                  <td key={at} class={isNumeric(column) ? "is-number" : undefined}>
                    <Linked id={column.type === "reference" ? cell.value : null} text={cellText(cell, column)} />
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** In a list: what is empty throughout, or one and the same choice or name in every row, takes room and says nothing. */
function tellingColumns({ columns, rows, form }: AskAnswer): boolean[] {
  return columns.map((column, at) => {
    if (form !== "list" || rows.length < 2) return true;
    const values = new Set(rows.map(({ cells }) => cells[at]?.value ?? null));
    if (values.size > 1) return true;
    return !values.has(null) && column.type !== "choice" && column.type !== "reference";
  });
}

function Linked({ id, text }: { id: string | number | null; text: string }) {
  const href = hrefOf(id);
  return href ? <a href={href}>{text}</a> : text;
}
