import { useLocation } from "preact-iso/router";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import { post } from "../../lib/api.ts";
import { patchCached, refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { openFields } from "../records/form-field.tsx";
import { ContactFields } from "./contact-fields.tsx";
import { labelOfContact } from "./contact-labels.ts";
import { type ContactValues, changesOf, check, inputOf, valuesOf } from "./contact-values.ts";
import { contactWords } from "./words.ts";

interface Props {
  record?: Contact | undefined;
  preset?: Partial<Contact> | undefined;
  onClose: () => void;
}

export default function ContactForm({ record, preset, onClose }: Props) {
  const w = contactWords();
  const { route } = useLocation();
  const before = valuesOf(record ?? preset ?? {});
  const save = async (values: ContactValues, attempt: string, base: Contact | undefined): Promise<void> => {
    const { data, changeId } = base
      ? await saveRecord("contacts", base, changesOf(valuesOf(base), values), labelOfContact)
      : await post<Contact>("/contacts", openFields("contacts", inputOf(values)), { key: attempt });
    patchCached(data.id, { ...data });
    refresh("contact", data.id, data.companyId ? [data.companyId] : []);
    const text = record ? words().state.saved : words().state.created(data.name);
    say(text, changeId ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {});
    if (!record && !preset) route(`/contacts/${data.id}`);
  };
  const form = useForm<ContactValues, Contact | undefined>({
    keep: `contact.${record?.id ?? preset?.companyId ?? "new"}`,
    initial: () => before,
    base: record,
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
        <ContactFields form={form} isNew={!record} />
      </form>
    </Dialog>
  );
}
