import type { AskAnswer } from "../../../../src/ask/ask.schema.ts";
import { cellText, columnTitle } from "./cells.ts";

const [ROW, BAR, GAP, WIDTH] = [26, 16, 8, 320];
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
  return (
    <figure class="ask-chart">
      <figcaption>{title}</figcaption>
      <ul>
        {bars.map(({ label, value, text }, index) => (
          <li key={index}>
            <span class="clip" title={label}>
              {label}
            </span>
            <svg viewBox={`0 0 ${WIDTH} ${ROW}`} preserveAspectRatio="none" aria-hidden="true">
              <rect class="ask-track" x="0" y={(ROW - BAR) / 2} width={WIDTH} height={BAR} rx={GAP / 2} />
              <rect
                class="ask-bar"
                x="0"
                y={(ROW - BAR) / 2}
                width={Math.max((Math.abs(value) / greatest) * WIDTH, value === 0 ? 0 : 2)}
                height={BAR}
                rx={GAP / 2}
              />
            </svg>
            <span class="ask-figure">{text}</span>
          </li>
        ))}
      </ul>
    </figure>
  );
}
