import { Building2, Plus, Upload } from "lucide-preact";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { may } from "../identity/session.ts";
import { DayCell, NameCell, NumberCell, OwnerCell, TextCell } from "../records/cells.tsx";
import { openForm } from "../records/forms.ts";
import { ListPage } from "../records/list-page.tsx";
import type { Column } from "../records/list-types.ts";
import { nearSoon } from "../records/near.ts";
import { StageBadge } from "../records/stage.tsx";
import { recordWords } from "../records/words.ts";
import { companyWords } from "./words.ts";

const SORTS = ["name", "-name", "-lastActivityAt", "-updatedAt", "-createdAt"] as const;

function columns(): Column<Company>[] {
  const w = recordWords();
  return [
    {
      key: "name",
      title: w.name,
      track: "minmax(200px, 2fr)",
      sorts: { up: "name", down: "-name" },
      cell: (row) => <NameCell name={row.name} shape="company" />,
    },
    {
      key: "industry",
      field: "industry",
      title: w.industry,
      track: "minmax(120px, 1.2fr)",
      fromPx: 860,
      cell: (row) => <TextCell text={row.industry} />,
    },
    { key: "city", field: "city", title: w.city, track: "minmax(100px, 1fr)", fromPx: 720, cell: (row) => <TextCell text={row.city} /> },
    {
      key: "employees",
      field: "employees",
      title: w.employees,
      track: "88px",
      isEnd: true,
      fromPx: 980,
      cell: (row) => <NumberCell value={row.employees} />,
    },
    { key: "stage", title: w.stage, track: "172px", cell: (row) => <StageBadge stage={row.stage} /> },
    { key: "owner", title: w.owner, track: "minmax(110px, 1fr)", fromPx: 1060, cell: (row) => <OwnerCell id={row.ownerId} /> },
    {
      key: "lastActivity",
      title: w.lastActivity,
      track: "132px",
      isEnd: true,
      sorts: { down: "-lastActivityAt" },
      cell: (row) => <DayCell at={row.lastActivityAt} />,
    },
  ];
}

const compact = (row: Company) => (
  <span class="two-lines">
    <strong class="clip">{row.name}</strong>
    <DayCell at={row.lastActivityAt} />
    <span class="clip dim">{[row.industry, row.city].filter(Boolean).join(" · ") || row.domain}</span>
    <StageBadge stage={row.stage} />
  </span>
);

export default function CompaniesPage() {
  const w = companyWords();
  return (
    <ListPage<Company>
      noun="companies"
      title={words().nav.companies}
      icon={Building2}
      columns={columns()}
      compact={compact}
      hrefOf={(row) => `/companies/${row.id}`}
      sorts={SORTS}
      emptyTitle={w.emptyTitle}
      emptyText={w.emptyText}
      emptyAct={
        may("imports:create") && (
          <a class="btn btn-plain" href="/import">
            <Upload />
            <span class="btn-text">{w.import}</span>
          </a>
        )
      }
      primary={
        may("companies:create") && (
          <Button kind="primary" icon={Plus} onClick={() => openForm("company")}>
            {w.add}
          </Button>
        )
      }
      hasBin
      onNear={(row) => nearSoon("companies", row.id)}
      onEdit={may("companies:edit") ? (row) => openForm("company", row) : undefined}
    />
  );
}
