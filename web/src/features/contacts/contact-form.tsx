import { useLocation } from "preact-iso/router";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import { post } from "../../lib/api.ts";
import { patchCached, refresh } from "../../lib/cache.ts";
import { constraints } from "../../lib/constraints.gen.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { FormDialog } from "../../ui/form-dialog.tsx";
import { say } from "../../ui/toast.tsx";
import { undo } from "../changes/changes.ts";
import { saveRecord } from "../changes/save.ts";
import { may } from "../identity/session.ts";
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
    say(
      text,
      changeId && (record || may("contacts:delete")) ? { action: { label: words().act.undo, run: () => void undo(changeId) } } : {},
    );
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
  return (
    <FormDialog title={record ? w.edit : w.add} form={form} isNew={!record} onClose={onClose}>
      <ContactFields form={form} isNew={!record} />
    </FormDialog>
  );
}
