import { SquareKanban, Upload } from "lucide-preact";
import { useLocation } from "preact-iso/router";
import type { Deal } from "../../../../src/deals/deals.schema.ts";
import { money } from "../../lib/format.ts";
import { words } from "../../lib/words.ts";
import { Segments } from "../../ui/field.tsx";
import { currencyOf, may } from "../identity/session.ts";
import { DayCell, OwnerCell, TextCell } from "../records/cells.tsx";
import { ListPage } from "../records/list-page.tsx";
import type { Column } from "../records/list-types.ts";
import { recordWords } from "../records/words.ts";
import { DealDialog } from "./deal-dialog.tsx";
import { DealStage } from "./deal-stage.tsx";
import { dealWords } from "./words.ts";

const SORTS = ["-updatedAt", "name", "-name"] as const;

const Amount = ({ deal }: { deal: Deal }) => <span class="num">{money(deal.amount, deal.currency, currencyOf())}</span>;

function columns(): Column<Deal>[] {
  const w = recordWords();
  return [
    {
      key: "name",
      title: w.name,
      track: "minmax(180px, 1.6fr)",
      sorts: { up: "name", down: "-name" },
      cell: (row) => <span class="clip">{row.name}</span>,
    },
    { key: "company", title: w.company, track: "minmax(120px, 1.3fr)", fromPx: 720, cell: (row) => <TextCell text={row.companyName} /> },
    { key: "stage", title: dealWords().stage, track: "136px", cell: (row) => <DealStage stage={row.stage} /> },
    { key: "amount", field: "amount", title: w.amount, track: "minmax(120px, 1fr)", isEnd: true, cell: (row) => <Amount deal={row} /> },
    { key: "owner", title: w.owner, track: "minmax(110px, 1fr)", fromPx: 980, cell: (row) => <OwnerCell id={row.ownerId} /> },
    {
      key: "close",
      title: dealWords().closeDate,
      track: "128px",
      isEnd: true,
      fromPx: 860,
      cell: (row) => <DayCell at={row.closedAt ?? row.expectedCloseAt} />,
    },
  ];
}

const compact = (row: Deal) => (
  <span class="two-lines">
    <strong class="clip">{row.name}</strong>
    <Amount deal={row} />
    <span class="clip dim">{row.companyName}</span>
    <DealStage stage={row.stage} />
  </span>
);

function StatusFilter({ value }: { value: string | undefined }) {
  const w = dealWords();
  const { route } = useLocation();
  const options = [
    { value: "", label: w.allStatuses },
    ...["open", "won", "lost"].map((status) => ({ value: status, label: w.statuses[status] ?? status })),
  ];
  return (
    <Segments
      label={w.status}
      options={options}
      value={value ?? ""}
      onPick={(status) => route(status ? `/deals?status=${status}` : "/deals", true)}
    />
  );
}

export default function DealsPage({ params }: { params?: { id?: string } }) {
  const w = dealWords();
  const { query } = useLocation();
  const status = query.status || undefined;
  return (
    <>
      <ListPage<Deal>
        noun="deals"
        title={words().nav.deals}
        icon={SquareKanban}
        columns={columns()}
        compact={compact}
        hrefOf={(row) => `/deals/${row.id}`}
        isReadOnly
        sorts={SORTS}
        filters={{ status }}
        filterBar={<StatusFilter value={status} />}
        emptyTitle={w.emptyTitle}
        emptyText={w.emptyText}
        emptyAct={
          may("imports:create") && (
            <a class="btn btn-primary" href="/import">
              <Upload />
              <span class="btn-text">{w.import}</span>
            </a>
          )
        }
      />
      {params?.id && <DealDialog id={params.id} />}
    </>
  );
}
