import { useQuery } from "@tanstack/preact-query";
import type { Activity } from "../../../../src/activities/activities.schema.ts";
import type { Company } from "../../../../src/companies/companies.schema.ts";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Page } from "../../../../src/core/fields.schema.ts";
import type { Deal } from "../../../../src/deals/deals.schema.ts";
import type { Task } from "../../../../src/tasks/tasks.schema.ts";
import { get } from "../../lib/api.ts";
import { words } from "../../lib/words.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { FailedState } from "../../ui/states.tsx";
import { Timeline } from "../activities/timeline.tsx";
import { AssistantPane, PhoneComposer } from "../assistant/assistant-pane.tsx";
import { isComposerOpen, openComposer } from "../assistant/composers.ts";
import { useDraftLink } from "../assistant/draft-link.ts";
import { DealsPanel } from "../deals/deals-panel.tsx";
import { may } from "../identity/session.ts";
import { OffersPanel } from "../offers/offers-panel.tsx";
import { customerName } from "../orders/customer-name.ts";
import { OrdersPanel } from "../orders/orders-panel.tsx";
import { CustomerDanger, PredictionPanel } from "../predictions/prediction-panel.tsx";
import { openForm } from "../records/forms.ts";
import { BinBanner, RecordActions } from "../records/record-actions.tsx";
import { RecordBones, RecordShell } from "../records/record-shell.tsx";
import { pageWords } from "../records/record-words.ts";
import { StageBadge } from "../records/stage.tsx";
import { ScorePanel } from "../scores/score-panel.tsx";
import { TasksPanel } from "../tasks/tasks-panel.tsx";
import "../tasks/tasks.css";
import { ContactDetails } from "./contact-details.tsx";

export interface ContactData {
  contact: Contact;
  company: Company | null;
  tasks: Task[];
  deals: Deal[];
  timeline: Page<Activity>;
  may: { edit: boolean; delete: boolean };
}

export default function ContactPage({ params }: { params: { id: string } }) {
  const found = useQuery({
    queryKey: ["page", params.id],
    queryFn: ({ signal }) => get<ContactData>(`/contacts/${params.id}/page`, undefined, signal),
  });
  if (found.error && !found.data) return <FailedState isWholeView error={found.error} onRetry={() => void found.refetch()} />;
  if (!found.data) return <RecordBones />;
  return <Loaded key={params.id} data={found.data} />;
}

function Loaded({ data: { contact, company, tasks, deals, timeline, may: reach } }: { data: ContactData }) {
  const about = {
    recordId: contact.id,
    name: contact.name,
    language: contact.language,
    hasHistory: timeline.items.length > 0,
    addresses: contact.emails.map((email) => ({ contactId: contact.id, name: contact.name, address: email.address })),
  };
  const withCompany: Contact = { ...contact, companyName: company?.name ?? null };
  const draft = (): void => openComposer(about);
  useDraftLink(about);
  const preset = { contactId: contact.id, companyId: contact.companyId, customerName: customerName(contact.name, company?.name) };
  const canEdit = reach.edit && may("contacts:edit");
  const isComposing = contact.deletedAt === null && isComposerOpen(contact.id);
  return (
    <RecordShell
      noun="contacts"
      mayEdit={canEdit}
      name={contact.name}
      face={<Avatar name={contact.name} size="lg" />}
      about={
        <>
          <StageBadge stage={contact.stage} />
          <span class="clip">
            {contact.title}
            {contact.title && company && " · "}
            {company && <a href={`/companies/${company.id}`}>{company.name}</a>}
          </span>
          <CustomerDanger recordId={contact.id} />
        </>
      }
      actions={
        <RecordActions
          noun="contacts"
          kind="contact"
          record={contact}
          canEdit={canEdit}
          canDelete={reach.delete && may("contacts:delete")}
          onDraft={draft}
          isComposing={isComposing}
          onEdit={() => openForm("contact", withCompany)}
        />
      }
      bin={contact.deletedAt !== null && <BinBanner noun="contacts" kind="contact" record={contact} />}
      backTo="/contacts"
      backLabel={pageWords().backTo(words().nav.contacts)}
      fields={
        <>
          <ContactDetails contact={withCompany} />
          {may("tasks:read") && (
            <TasksPanel tasks={tasks} about={{ contactId: contact.id, companyId: contact.companyId }} keep={contact.id} />
          )}
          {may("deals:read") && <DealsPanel deals={deals} />}
          {may("orders:read") && <OrdersPanel recordId={contact.id} preset={preset} />}
          <PredictionPanel recordId={contact.id}>
            <ScorePanel subject="lead" recordId={contact.id}>
              <OffersPanel about={about} preset={preset} />
            </ScorePanel>
          </PredictionPanel>
        </>
      }
      timeline={<Timeline recordId={contact.id} first={timeline} />}
      assistant={<AssistantPane about={about} />}
      over={<PhoneComposer about={about} />}
      isComposing={isComposing}
    />
  );
}
