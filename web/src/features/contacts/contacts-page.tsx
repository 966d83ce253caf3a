import { Plus, Upload, Users } from "lucide-preact";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { may, sees } from "../identity/session.ts";
import { DayCell, NameCell, OwnerCell, TextCell } from "../records/cells.tsx";
import { openForm } from "../records/forms.ts";
import { ListPage } from "../records/list-page.tsx";
import type { Column } from "../records/list-types.ts";
import { nearSoon } from "../records/near.ts";
import { StageBadge } from "../records/stage.tsx";
import { recordWords } from "../records/words.ts";
import { contactListWords } from "./list-words.ts";

const SORTS = ["name", "-name", "-lastActivityAt", "-updatedAt", "-createdAt"] as const;

function columns(): Column<Contact>[] {
  const w = recordWords();
  return [
    {
      key: "name",
      title: w.name,
      track: "minmax(180px, 1.5fr)",
      sorts: { up: "name", down: "-name" },
      cell: (row) => <NameCell name={row.name} shape="person" />,
    },
    { key: "company", title: w.company, track: "minmax(120px, 1.3fr)", cell: (row) => <TextCell text={row.companyName} /> },
    {
      key: "title",
      field: "title",
      title: w.title,
      track: "minmax(100px, 1.1fr)",
      fromPx: 960,
      cell: (row) => <TextCell text={row.title} />,
    },
    {
      key: "email",
      field: "emails",
      title: w.email,
      track: "minmax(140px, 1.5fr)",
      fromPx: 760,
      cell: (row) => <TextCell text={row.emails[0]?.address} />,
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

const compact = (row: Contact) => (
  <span class="two-lines">
    <strong class="clip">{row.name}</strong>
    <DayCell at={row.lastActivityAt} />
    <span class="clip dim">{row.companyName ?? row.emails[0]?.address}</span>
    <StageBadge stage={row.stage} />
  </span>
);

export default function ContactsPage() {
  const w = contactListWords();
  return (
    <ListPage<Contact>
      noun="contacts"
      title={words().nav.contacts}
      icon={Users}
      columns={columns()}
      compact={compact}
      hrefOf={(row) => `/contacts/${row.id}`}
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
        may("contacts:create") && (
          <Button kind="primary" icon={Plus} onClick={() => openForm("contact")}>
            {w.add}
          </Button>
        )
      }
      hasBin
      onNear={(row) => nearSoon("contacts", row.id)}
      onEdit={may("contacts:edit") ? (row) => openForm("contact", row) : undefined}
      addressesOf={sees("contacts", "emails") ? (row) => row.emails.map((email) => email.address) : undefined}
    />
  );
}
