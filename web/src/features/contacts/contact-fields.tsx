import type { ComponentChildren } from "preact";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Form } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { CompanyPicker } from "../companies/company-picker.tsx";
import { may } from "../identity/session.ts";
import { countryOptions, memberOptions } from "../records/choices.ts";
import { FormField } from "../records/form-field.tsx";
import { stageOptions } from "../records/stage.tsx";
import { addressFormOptions } from "./address-forms.ts";
import type { ContactValues } from "./contact-values.ts";
import { PointsEditor } from "./points-editor.tsx";
import { contactWords } from "./words.ts";

/** The fields of a contact's form, names in the order of the contact's language. */
export function ContactFields({ form, isNew }: { form: Form<ContactValues>; isNew: boolean }) {
  const w = contactWords();
  const { values, set, errors } = form;
  const field = (name: string, control: ComponentChildren) => (
    <FormField noun="contacts" field={name} isNew={isNew}>
      {control}
    </FormField>
  );
  const text = (name: "familyName" | "middleName" | "givenName" | "title" | "city", label: string, isFirst = false) =>
    field(
      name,
      <TextField
        label={label}
        value={values[name]}
        error={errors[name]}
        data-autofocus={isFirst}
        autocomplete="off"
        onText={(value) => set(name, value)}
      />,
    );
  const family = text("familyName", w.familyName, values.language === "vi");
  const given = text("givenName", w.givenName, values.language === "en");
  return (
    <>
      <div class="form-row form-3">
        {values.language === "vi" ? [family, text("middleName", w.middleName), given] : [given, text("middleName", w.middleName), family]}
      </div>
      <div class="form-row">
        {may("companies:read") &&
          field(
            "companyId",
            <CompanyPicker
              label={w.company}
              name={values.companyName}
              error={errors.companyId}
              onPick={(id, name) => {
                set("companyId", id);
                set("companyName", name);
              }}
            />,
          )}
        {text("title", w.jobTitle)}
      </div>
      {field("emails", <PointsEditor kind="email" points={values.emails} errors={errors} onChange={(emails) => set("emails", emails)} />)}
      {field("phones", <PointsEditor kind="phone" points={values.phones} errors={errors} onChange={(phones) => set("phones", phones)} />)}
      <div class="form-row">
        {field(
          "stage",
          <Select
            label={w.stage}
            value={values.stage}
            options={stageOptions()}
            onText={(stage) => set("stage", stage as Contact["stage"])}
          />,
        )}
        {field(
          "ownerId",
          <Select label={w.owner} value={values.ownerId} options={memberOptions(w.unassigned)} onText={(id) => set("ownerId", id)} />,
        )}
      </div>
      <div class="form-row">
        <Select
          label={w.language}
          value={values.language}
          options={[
            { value: "vi", label: words().language.vi },
            { value: "en", label: words().language.en },
          ]}
          onText={(language) => set("language", language)}
        />
        <Select
          label={w.addressForm}
          value={values.addressForm}
          options={addressFormOptions()}
          hint={w.addressFormHint}
          onText={(form) => set("addressForm", form)}
        />
      </div>
      <details class="form-more">
        <summary>{w.moreFields}</summary>
        <div class="form-row form-3">
          {text("city", w.city)}
          {field(
            "country",
            <Select
              label={w.country}
              value={values.country}
              options={countryOptions(values.country, w.notSet)}
              onText={(country) => set("country", country)}
            />,
          )}
          {field(
            "birthday",
            <TextField
              label={w.birthday}
              type="date"
              value={values.birthday}
              error={errors.birthday}
              onText={(day) => set("birthday", day)}
            />,
          )}
        </div>
        {field(
          "description",
          <TextArea
            label={w.description}
            value={values.description}
            error={errors.description}
            onText={(value) => set("description", value)}
          />,
        )}
      </details>
    </>
  );
}
