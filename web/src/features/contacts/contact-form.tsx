import { useLocation } from "preact-iso/router";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import { post } from "../../lib/api.ts";
import { patchCached, refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { type Errors, useForm } from "../../lib/form.ts";
import { locale } from "../../lib/locale.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { CompanyPicker } from "../companies/company-picker.tsx";
import { me } from "../identity/session.ts";
import { countryOptions, memberOptions } from "../records/choices.ts";
import { stageOptions } from "../records/stage.tsx";
import { addressFormOptions } from "./address-forms.ts";
import { labelOfContact } from "./contact-labels.ts";
import { type Point, PointsEditor, pointErrors } from "./points-editor.tsx";
import { contactWords } from "./words.ts";

interface Values {
  familyName: string;
  middleName: string;
  givenName: string;
  addressForm: string;
  language: string;
  title: string;
  stage: Contact["stage"];
  companyId: string | null;
  companyName: string;
  ownerId: string;
  emails: Point[];
  phones: Point[];
  city: string;
  country: string;
  birthday: string;
  description: string;
}

function valuesOf(contact: Partial<Contact>): Values {
  return {
    familyName: contact.familyName ?? "",
    middleName: contact.middleName ?? "",
    givenName: contact.givenName ?? "",
    addressForm: contact.addressForm ?? "",
    language: contact.language ?? locale.value,
    title: contact.title ?? "",
    stage: contact.stage ?? "lead",
    companyId: contact.companyId ?? null,
    companyName: contact.companyName ?? "",
    ownerId: contact.ownerId ?? (contact.id ? "" : (me.value?.member.id ?? "")),
    emails: (contact.emails ?? [{ address: "", label: "work" as const }]).map(({ address, label }) => ({ value: address, label })),
    phones: (contact.phones ?? [{ number: "", label: "mobile" as const }]).map(({ number, label }) => ({ value: number, label })),
    city: contact.city ?? "",
    country: contact.country ?? "",
    birthday: contact.birthday ?? "",
    description: contact.description ?? "",
  };
}

const filled = (points: Point[]): Point[] => points.filter((point) => point.value.trim() !== "");

function inputOf({ companyName, emails, phones, ...rest }: Values): Partial<Contact> {
  const nullable = {
    addressForm: rest.addressForm || null,
    title: rest.title || null,
    ownerId: rest.ownerId || null,
    city: rest.city || null,
  };
  const more = { country: rest.country || null, birthday: rest.birthday || null, description: rest.description || null };
  return {
    ...rest,
    ...nullable,
    ...more,
    emails: filled(emails).map(({ value, label }) => ({ address: value, label })),
    phones: filled(phones).map(({ value, label }) => ({ number: value, label })),
  } as Partial<Contact>;
}

/** Only what the person changed goes out, so that two people can change different fields. */
function changesOf(before: Values, after: Values): Partial<Contact> {
  const [was, now] = [inputOf(before), inputOf(after)] as [Record<string, unknown>, Record<string, unknown>];
  return Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(was[field])));
}

function check(values: Values): Errors {
  const isNameless = !values.familyName.trim() && !values.givenName.trim() && filled(values.emails).length === 0;
  return {
    ...(isNameless && { givenName: contactWords().nameOrEmail }),
    ...pointErrors("email", values.emails),
    ...pointErrors("phone", values.phones),
  };
}

interface Props {
  record?: Contact | undefined;
  preset?: Partial<Contact> | undefined;
  onClose: () => void;
}

export default function ContactForm({ record, preset, onClose }: Props) {
  const w = contactWords();
  const { route } = useLocation();
  const before = valuesOf(record ?? preset ?? {});
  const save = async (values: Values, attempt: string): Promise<void> => {
    const { data, changeId } = record
      ? await saveRecord("contacts", record, changesOf(before, values), labelOfContact)
      : await post<Contact>("/contacts", inputOf(values), { key: attempt });
    patchCached(data.id, { ...data });
    refresh("contact", data.id, data.companyId ? [data.companyId] : []);
    const text = record ? words().state.saved : words().state.created(data.name);
    say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    if (!record && !preset) route(`/contacts/${data.id}`);
  };
  const form = useForm<Values>({
    keep: `contact.${record?.id ?? preset?.companyId ?? "new"}`,
    initial: () => before,
    rules: constraints.contact,
    check,
    save,
  });
  const cancel = (): void => {
    if (!form.isDirty) form.reset();
    onClose();
  };
  return (
    <Dialog
      title={record ? w.edit : w.add}
      shape="wide"
      onClose={cancel}
      footer={
        <>
          <Button
            onClick={() => {
              form.reset();
              onClose();
            }}
          >
            {words().act.cancel}
          </Button>
          <Button kind="primary" type="submit" form="contact-form" isBusy={form.isBusy}>
            {record ? words().act.save : words().act.create}
          </Button>
        </>
      }
    >
      <form id="contact-form" noValidate class="form" onSubmit={(event) => void form.submit(event).then((isSaved) => isSaved && onClose())}>
        {form.problem && (
          <p class="form-problem" role="alert">
            {form.problem}
          </p>
        )}
        <ContactFields form={form} />
      </form>
    </Dialog>
  );
}

function ContactFields({ form }: { form: ReturnType<typeof useForm<Values>> }) {
  const w = contactWords();
  const { values, set, errors } = form;
  const text = (name: "familyName" | "middleName" | "givenName" | "title" | "city", label: string, isFirst = false) => (
    <TextField
      label={label}
      value={values[name]}
      error={errors[name]}
      data-autofocus={isFirst}
      autocomplete="off"
      onText={(value) => set(name, value)}
    />
  );
  const family = text("familyName", w.familyName, values.language === "vi");
  const given = text("givenName", w.givenName, values.language === "en");
  return (
    <>
      <div class="form-row form-3">
        {values.language === "vi" ? [family, text("middleName", w.middleName), given] : [given, text("middleName", w.middleName), family]}
      </div>
      <div class="form-row">
        <CompanyPicker
          label={w.company}
          name={values.companyName}
          error={errors.companyId}
          onPick={(id, name) => {
            set("companyId", id);
            set("companyName", name);
          }}
        />
        {text("title", w.jobTitle)}
      </div>
      <PointsEditor kind="email" points={values.emails} errors={errors} onChange={(emails) => set("emails", emails)} />
      <PointsEditor kind="phone" points={values.phones} errors={errors} onChange={(phones) => set("phones", phones)} />
      <div class="form-row">
        <Select label={w.stage} value={values.stage} options={stageOptions()} onText={(stage) => set("stage", stage as Contact["stage"])} />
        <Select label={w.owner} value={values.ownerId} options={memberOptions(w.unassigned)} onText={(id) => set("ownerId", id)} />
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
          <Select
            label={w.country}
            value={values.country}
            options={countryOptions(values.country, w.notSet)}
            onText={(country) => set("country", country)}
          />
          <TextField
            label={w.birthday}
            type="date"
            value={values.birthday}
            error={errors.birthday}
            onText={(day) => set("birthday", day)}
          />
        </div>
        <TextArea
          label={w.description}
          value={values.description}
          error={errors.description}
          onText={(value) => set("description", value)}
        />
      </details>
    </>
  );
}
