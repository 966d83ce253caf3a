import { useQuery } from "@tanstack/preact-query";
import { Plus } from "lucide-preact";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { Deal } from "../../../../src/deals/deals.schema.ts";
import type { Task } from "../../../../src/tasks/tasks.schema.ts";
import { get } from "../../lib/api.ts";
import { locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconButton } from "../../ui/button.tsx";
import { Panel } from "../../ui/panel.tsx";
import { FailedState } from "../../ui/states.tsx";
import { Timeline } from "../activities/timeline.tsx";
import { AssistantPane, PhoneComposer } from "../assistant/assistant-pane.tsx";
import { isComposerOpen, openComposer } from "../assistant/composers.ts";
import { useDraftLink } from "../assistant/draft-link.ts";
import { DealsPanel } from "../deals/deals-panel.tsx";
import { may } from "../identity/session.ts";
import { OffersPanel } from "../offers/offers-panel.tsx";
import { OrdersPanel } from "../orders/orders-panel.tsx";
import { CustomerDanger, PredictionPanel } from "../predictions/prediction-panel.tsx";
import { useMay } from "../records/editable.ts";
import { openForm } from "../records/forms.ts";
import { BinBanner, RecordActions } from "../records/record-actions.tsx";
import { RecordBones, RecordShell } from "../records/record-shell.tsx";
import { pageWords } from "../records/record-words.ts";
import { StageBadge } from "../records/stage.tsx";
import { TasksPanel } from "../tasks/tasks-panel.tsx";
import "../tasks/tasks.css";
import { CompanyDetails } from "./company-details.tsx";
import { companyWords } from "./words.ts";

interface CompanyData {
  company: Company;
  contacts: Contact[];
  tasks: Task[];
  deals: Deal[];
  timeline: Page<Activity>;
  may: { edit: boolean; delete: boolean };
}

export default function CompanyPage({ params }: { params: { id: string } }) {
  const found = useQuery({
    queryKey: ["page", params.id],
    queryFn: ({ signal }) => get<CompanyData>(`/companies/${params.id}/page`, undefined, signal),
  });
  if (found.error && !found.data) return <FailedState isWholeView error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <RecordBones />;
  return <Loaded key={params.id} data={found.data} />;
}

function Loaded({ data: { company, contacts, tasks, deals, timeline, may: reach } }: { data: CompanyData }) {
  const addresses = contacts.flatMap((contact) =>
    contact.emails.slice(0, 1).map((email) => ({ contactId: contact.id, name: contact.name, address: email.address })),
  );
  const about = {
    recordId: company.id,
    name: company.name,
    language: contacts[0]?.language ?? locale.value,
    hasHistory: timeline.items.length > 0,
    addresses,
  };
  useDraftLink(about);
  const preset = { companyId: company.id, customerName: company.name };
  const canEdit = reach.edit && may("companies:edit");
  const isComposing = company.deletedAt === null && isComposerOpen(company.id);
  return (
    <RecordShell
      noun="companies"
      mayEdit={canEdit}
      name={company.name}
      face={<Avatar name={company.name} shape="company" size="lg" />}
      about={
        <>
          <StageBadge stage={company.stage} />
          <span class="clip">{[company.industry, company.city].filter(Boolean).join(" · ")}</span>
          <CustomerDanger recordId={company.id} />
        </>
      }
      actions={
        <RecordActions
          noun="companies"
          kind="company"
          record={company}
          canEdit={canEdit}
          canDelete={reach.delete && may("companies:delete")}
          onDraft={() => openComposer(about)}
          isComposing={isComposing}
          onEdit={() => openForm("company", company)}
        />
      }
      bin={company.deletedAt !== null && <BinBanner noun="companies" kind="company" record={company} />}
      backTo="/companies"
      backLabel={pageWords().backTo(words().nav.companies)}
      fields={
        <>
          <CompanyDetails company={company} />
          {may("contacts:read") && <PeoplePanel company={company} contacts={contacts} />}
          {may("tasks:read") && <TasksPanel tasks={tasks} about={{ companyId: company.id }} keep={company.id} />}
          {may("deals:read") && <DealsPanel deals={deals} />}
          {may("orders:read") && <OrdersPanel recordId={company.id} preset={preset} />}
          <PredictionPanel recordId={company.id}>
            <OffersPanel about={about} preset={preset} />
          </PredictionPanel>
        </>
      }
      timeline={<Timeline recordId={company.id} first={timeline} />}
      assistant={<AssistantPane about={about} />}
      over={<PhoneComposer about={about} />}
      isComposing={isComposing}
    />
  );
}

function PeoplePanel({ company, contacts }: { company: Company; contacts: Contact[] }) {
  const w = companyWords();
  const add = useMay("contacts:create") && (
    <IconButton
      icon={Plus}
      label={w.addPerson}
      onClick={() => openForm("contact", undefined, { companyId: company.id, companyName: company.name, emails: [], phones: [] })}
    />
  );
  return (
    <Panel title={w.people} count={contacts.length} action={add}>
      {contacts.length === 0 && <p class="panel-empty">{w.noPeople}</p>}
      <ul class="mini-list">
        {contacts.map((contact) => (
          <li key={contact.id}>
            <a class="mini mini-person" href={`/contacts/${contact.id}`}>
              <Avatar name={contact.name} />
              <span class="mini-two">
                <span class="clip">{contact.name}</span>
                <span class="clip faint">{contact.title ?? contact.emails[0]?.address}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
