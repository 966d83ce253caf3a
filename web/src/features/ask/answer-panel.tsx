import { Bookmark, ReceiptText, SearchX } from "lucide-preact";
import { useState } from "preact/hooks";
import type { AskAnswer, AskQuery } from "../../../../src/ask/ask.schema.ts";
import { money, number } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Segments } from "../../ui/field.tsx";
import { EmptyState } from "../../ui/states.tsx";
import { currencyOf, may } from "../identity/session.ts";
import { AnswerChart, isChartable } from "./answer-chart.tsx";
import { AnswerTable } from "./answer-table.tsx";
import { byOrders } from "./by-orders.ts";
import { cellText, columnTitle } from "./cells.ts";
import { Chips } from "./chips.tsx";
import { QueryEditor } from "./query-editor.tsx";
import { partsOf } from "./query-words.ts";
import { SaveDialog } from "./save-dialog.tsx";
import { askWords } from "./words.ts";

interface Props {
  answer: AskAnswer;
  /** Who read the question. */
  note?: string | undefined;
  onChange: (query: AskQuery) => void;
}

/** An answer: what was understood, the number, table or chart, and over how many records it holds. */
export function AnswerPanel({ answer, note, onChange }: Props) {
  const w = askWords();
  const [shape, setShape] = useState<"table" | "chart">("chart");
  const [isSaving, save] = useState(false);
  const hasChart = isChartable(answer);
  const orders = byOrders(answer.query);
  return (
    <article class="ask-answer" aria-live="polite">
      <Chips answer={answer} onChange={onChange} />
      <div class="ask-tools">
        <p class="dim">{[overText(answer), note].filter(Boolean).join(" · ")}</p>
        <span class="grow" />
        {hasChart && (
          <Segments
            label={`${w.table} / ${w.chart}`}
            options={[
              { value: "chart", label: w.chart },
              { value: "table", label: w.table },
            ]}
            value={shape}
            onPick={(next) => setShape(next as "table" | "chart")}
          />
        )}
        {orders && (
          <Button icon={ReceiptText} onClick={() => onChange(orders)}>
            {w.byOrders}
          </Button>
        )}
        {may("views:create") && (
          <Button icon={Bookmark} onClick={() => save(true)}>
            {w.save}
          </Button>
        )}
      </div>
      <Result answer={answer} isChart={hasChart && shape === "chart"} />
      <QueryEditor query={answer.query} onRun={onChange} />
      {isSaving && <SaveDialog answer={answer} onClose={() => save(false)} />}
    </article>
  );
}

function Result({ answer, isChart }: { answer: AskAnswer; isChart: boolean }) {
  const w = askWords();
  if (isSumOfNothing(answer)) return <NoMoney answer={answer} />;
  if (answer.rows.length === 0) return <EmptyState icon={SearchX} title={w.nothing} children={w.nothingText} />;
  if (answer.form === "number") return <Figures answer={answer} />;
  return isChart ? <AnswerChart answer={answer} /> : <AnswerTable answer={answer} />;
}

/** Amounts are summed per currency, so of no record there is none; it is nothing in the workspace's own. */
const isSumOfNothing = ({ form, rows, query: { aggregate } }: AskAnswer): boolean =>
  form === "number" && rows.length === 0 && aggregate?.measure === "sum" && !aggregate.having;

function NoMoney({ answer: { columns, query } }: { answer: AskAnswer }) {
  const column = columns.find(({ role }) => role === "value");
  return (
    <div class="ask-figures">
      <p>
        <strong>{column?.type === "money" ? money(0, currencyIn(query) ?? currencyOf()) : number(0)}</strong>
        <span class="dim">{column && columnTitle(column, query)}</span>
      </p>
    </div>
  );
}

/** The currency that a query asks for. */
function currencyIn({ filter }: AskAnswer["query"]): string | undefined {
  const asked = partsOf(filter).find((part) => "field" in part && part.field === "currency" && part.op === "is");
  return asked && "value" in asked ? String(asked.value) : undefined;
}

/** A single number, or one for each currency. */
function Figures({ answer: { rows, columns, query } }: { answer: AskAnswer }) {
  const at = columns.findIndex(({ role }) => role === "value");
  const column = columns[at];
  if (!column) return null;
  return (
    <div class="ask-figures">
      {rows.map(({ cells }, index) => (
        <p key={index}>
          <strong>{cells[at] ? cellText(cells[at], column) : ""}</strong>
          <span class="dim">{columnTitle(column, query)}</span>
        </p>
      ))}
    </div>
  );
}

function overText({ over, hasMore, rows, unread }: AskAnswer): string {
  const w = askWords();
  const count = over.capped ? w.capped(number(over.value)) : w.records(over.value, number(over.value));
  return [w.over(count), hasMore ? w.shownFirst(rows.length) : "", unread ? w.unread(number(unread)) : ""].filter(Boolean).join(" · ");
}
