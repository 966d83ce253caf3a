import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { fullDay } from "../../lib/format.ts";
import { kindWords } from "../../lib/kind-words.ts";
import { words } from "../../lib/words.ts";
import { Panel } from "../../ui/panel.tsx";
import { saveField } from "../changes/save.ts";
import { memberName } from "../identity/session.ts";
import { OwnerCell } from "../records/cells.tsx";
import { countryName, countryOptions, memberOptions } from "../records/choices.ts";
import { InlineField } from "../records/inline-field.tsx";
import { Provenance } from "../records/provenance.tsx";
import { StageBadge, stageOptions } from "../records/stage.tsx";
import { addressFormOptions } from "./address-forms.ts";
import { labelOfContact } from "./contact-labels.ts";
import { InlineCompany, InlinePoints, type Save } from "./inline-links.tsx";
import { contactWords } from "./words.ts";

/** The fields of a contact, each edited where it stands. */
export function ContactDetails({ contact }: { contact: Contact }) {
  const w = contactWords();
  const save: Save = (patch) => saveField<Contact>({ noun: "contacts", kind: "contact", before: contact, patch, labelOf: labelOfContact });
  const text = (field: "familyName" | "middleName" | "givenName" | "title" | "city", label: string, isNullable: boolean) => (
    <InlineField
      field={field}
      label={label}
      value={contact[field] ?? ""}
      placeholder={w.notSet}
      rules={constraints.contact[field]}
      onSave={(value) => save({ [field]: isNullable ? value || null : value })}
    />
  );
  const family = text("familyName", w.familyName, false);
  const given = text("givenName", w.givenName, false);
  const middle = text("middleName", w.middleName, false);
  return (
    <Panel title={kindWords().kind.contact ?? ""}>
      <div class="details">
        <InlinePoints kind="email" contact={contact} save={save} />
        <InlinePoints kind="phone" contact={contact} save={save} />
        <InlineCompany contact={contact} save={save} />
        {text("title", w.jobTitle, true)}
        <InlineField
          field="stage"
          label={w.stage}
          kind="select"
          value={contact.stage}
          shown={<StageBadge stage={contact.stage} />}
          options={stageOptions()}
          placeholder=""
          onSave={(stage) => save({ stage: stage as Contact["stage"] })}
        />
        <InlineField
          field="ownerId"
          label={w.owner}
          kind="select"
          value={contact.ownerId ?? ""}
          shown={memberName(contact.ownerId) ? <OwnerCell id={contact.ownerId} /> : undefined}
          options={memberOptions(w.unassigned)}
          placeholder={w.unassigned}
          onSave={(id) => save({ ownerId: id || null })}
        />
        {contact.language === "vi" ? [family, middle, given] : [given, middle, family]}
        <InlineField
          field="addressForm"
          label={w.addressForm}
          kind="select"
          value={contact.addressForm ?? ""}
          shown={contact.addressForm ? <span class="inline-text">{w.forms[contact.addressForm]}</span> : undefined}
          options={addressFormOptions()}
          placeholder={w.notSet}
          onSave={(form) => save({ addressForm: (form || null) as Contact["addressForm"] })}
        />
        <InlineField
          field="language"
          label={w.language}
          kind="select"
          value={contact.language}
          shown={<span class="inline-text">{words().language[contact.language]}</span>}
          options={[
            { value: "vi", label: words().language.vi },
            { value: "en", label: words().language.en },
          ]}
          placeholder=""
          onSave={(language) => save({ language: language as Contact["language"] })}
        />
        {text("city", w.city, true)}
        <InlineField
          field="country"
          label={w.country}
          kind="select"
          value={contact.country ?? ""}
          shown={contact.country ? <span class="inline-text">{countryName(contact.country)}</span> : undefined}
          options={countryOptions(contact.country, w.notSet)}
          placeholder={w.notSet}
          onSave={(country) => save({ country: country || null })}
        />
        <InlineField
          field="birthday"
          label={w.birthday}
          kind="date"
          value={contact.birthday ?? ""}
          shown={contact.birthday ? <span class="inline-text num">{fullDay(Date.parse(`${contact.birthday}T12:00:00Z`))}</span> : undefined}
          placeholder={w.notSet}
          onSave={(birthday) => save({ birthday: birthday || null })}
        />
        <InlineField
          field="description"
          label={w.description}
          kind="area"
          value={contact.description ?? ""}
          placeholder={w.notSet}
          rules={constraints.contact.description}
          onSave={(description) => save({ description: description || null })}
        />
        <Provenance record={contact} />
      </div>
    </Panel>
  );
}
