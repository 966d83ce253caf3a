import type { AskAnswer } from "../../../../src/ask/ask.schema.ts";
import { cellText, columnTitle } from "./cells.ts";

const [ROW, BAR, ROUND] = [26, 16, 4];
/** The least that is seen of what is not nothing. */
const LEAST_PERCENT = 0.5;
const SHOWN = 24;

/** Whether bars say something: one or two groups and no more lines than the eye takes in. */
export const isChartable = ({ form, rows }: AskAnswer): boolean => form === "groups" && rows.length > 1 && rows.length <= SHOWN;

/** Bars, one for each group; each currency has a scale of its own, as amounts of two are never compared. */
export function AnswerChart({ answer }: { answer: AskAnswer }) {
  const { columns, rows, query } = answer;
  const at = columns.findIndex(({ role }) => role === "value");
  const column = columns[at];
  if (!column) return null;
  const currencies = [...new Set(rows.map(({ cells }) => cells[at]?.currency ?? ""))];
  return (
    <div class="ask-charts">
      {currencies.map((currency) => (
        <Bars
          key={currency}
          title={[columnTitle(column, query), currency].filter(Boolean).join(" · ")}
          bars={rows
            .filter(({ cells }) => (cells[at]?.currency ?? "") === currency)
            .map(({ cells }) => ({
              label: cells
                .slice(0, at)
                .flatMap((cell, index) => (columns[index] ? [cellText(cell, columns[index])] : []))
                .join(" · "),
              value: Number(cells[at]?.value ?? 0),
              text: cells[at] ? cellText(cells[at], column) : "",
            }))}
        />
      ))}
    </div>
  );
}

function Bars({ title, bars }: { title: string; bars: { label: string; value: number; text: string }[] }) {
  const greatest = Math.max(...bars.map(({ value }) => Math.abs(value)), 1);
  const shareOf = (value: number): number => Math.max((Math.abs(value) / greatest) * 100, LEAST_PERCENT);
  return (
    <figure class="ask-chart">
      <figcaption>{title}</figcaption>
      <ul>
        {bars.map(({ label, value, text }, index) => (
          <li key={index}>
            <span class="clip" title={label}>
              {label}
            </span>
            <svg aria-hidden="true">
              <rect class="ask-track" y={(ROW - BAR) / 2} width="100%" height={BAR} rx={ROUND} />
              {value !== 0 && <rect class="ask-bar" y={(ROW - BAR) / 2} width={`${shareOf(value)}%`} height={BAR} rx={ROUND} />}
            </svg>
            <span class="ask-figure">{text}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
