import { Pencil } from "lucide-preact";
import { useState } from "preact/hooks";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Errors } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { CompanyPicker } from "../companies/company-picker.tsx";
import { mayEdit } from "../identity/session.ts";
import { type Point, PointsEditor, pointErrors } from "./points-editor.tsx";
import { contactWords } from "./words.ts";

/** Saves part of a contact; answers what is wrong, if something is. */
export type Save = (patch: Partial<Contact>) => Promise<string | undefined>;

export function InlineCompany({ contact, save }: { contact: Contact; save: Save }) {
  const w = contactWords();
  const [isEditing, setEditing] = useState(false);
  if (isEditing)
    return (
      <div class="inline">
        <span class="inline-label">{w.company}</span>
        <CompanyPicker
          label={w.company}
          isLabelHidden
          isAutofocus
          name={contact.companyName ?? ""}
          onLeave={() => setEditing(false)}
          onPick={(companyId, companyName) => {
            setEditing(false);
            if (companyId !== contact.companyId) void save({ companyId, companyName } as Partial<Contact>);
          }}
        />
      </div>
    );
  return (
    <div class="inline">
      <span class="inline-label">{w.company}</span>
      <div class="inline-value">
        {contact.companyId ? (
          <a class="clip" href={`/companies/${contact.companyId}`}>
            {contact.companyName}
          </a>
        ) : (
          <span class="faint">{w.notSet}</span>
        )}
        <EditButton label={w.company} onClick={() => setEditing(true)} />
      </div>
    </div>
  );
}

function EditButton({ label, onClick }: { label: string; onClick: () => void }) {
  if (!mayEdit()) return null;
  return (
    <button type="button" class="inline-edit" aria-label={`${words().act.edit}: ${label}`} onClick={onClick}>
      <Pencil />
    </button>
  );
}

const pointsOf = (kind: "email" | "phone", contact: Contact): Point[] =>
  kind === "email"
    ? contact.emails.map(({ address, label }) => ({ value: address, label }))
    : contact.phones.map(({ number, label }) => ({ value: number, label }));

export function InlinePoints({ kind, contact, save }: { kind: "email" | "phone"; contact: Contact; save: Save }) {
  const w = contactWords();
  const [points, setPoints] = useState<Point[]>();
  const [errors, setErrors] = useState<Errors>({});
  const title = kind === "email" ? w.emails : w.phones;
  const stored = pointsOf(kind, contact);
  if (points === undefined)
    return (
      <div class="inline">
        <span class="inline-label">{title}</span>
        <div class="inline-value inline-points">
          {stored.length === 0 && <span class="faint">{w.notSet}</span>}
          {stored.map((point) => (
            <a key={point.value} class="clip" href={`${kind === "email" ? "mailto" : "tel"}:${point.value}`} title={w.labels[point.label]}>
              {point.value}
            </a>
          ))}
          <EditButton
            label={title}
            onClick={() => setPoints(stored.length > 0 ? stored : [{ value: "", label: kind === "email" ? "work" : "mobile" }])}
          />
        </div>
      </div>
    );
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = points.filter((point) => point.value.trim());
    const wrong = pointErrors(kind, kept);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    setPoints(undefined);
    const patch =
      kind === "email"
        ? { emails: kept.map(({ value, label }) => ({ address: value, label })) }
        : { phones: kept.map(({ value, label }) => ({ number: value, label })) };
    const refused = await save(patch);
    if (!refused) return;
    setPoints(kept);
    setErrors({ [`${kind}s`]: refused });
  };
  return (
    <form class="inline inline-form" noValidate onSubmit={(event) => void submit(event)}>
      <PointsEditor kind={kind} points={points} errors={errors} onChange={setPoints} />
      <div class="inline-form-foot">
        <Button onClick={() => setPoints(undefined)}>{words().act.cancel}</Button>
        <Button type="submit" kind="primary">
          {words().act.save}
        </Button>
      </div>
    </form>
  );
}
