import { Pencil } from "lucide-preact";
import type { RefObject } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { Contact } from "../../../../src/contacts/contacts.schema.ts";
import type { Errors } from "../../lib/form.ts";
import { isComposing } from "../../lib/keys.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { CompanyPicker } from "../companies/company-picker.tsx";
import { may } from "../identity/session.ts";
import { useField } from "../records/editable.ts";
import { type Point, PointsEditor, pointErrors } from "./points-editor.tsx";
import { contactWords } from "./words.ts";

/** Saves part of a contact; answers what is wrong, if something is. */
export type Save = (patch: Partial<Contact>) => Promise<string | undefined>;

/**
 * An editor that opens where a value stands. `begun` is what was handed in when it opened: a record that somebody else changes
 * meanwhile must not slip under what is being typed. Closing it puts the focus back on the button that opened it, unless the person went elsewhere.
 */
function useEditor<T>(now: T) {
  const [begun, setBegun] = useState<T>();
  const button = useRef<HTMLButtonElement>(null);
  const close = (): void => {
    setBegun(undefined);
    requestAnimationFrame(() => document.activeElement === document.body && button.current?.focus());
  };
  return { begun, button, open: () => setBegun(now), reopen: setBegun, close };
}

export function InlineCompany({ contact, save }: { contact: Contact; save: Save }) {
  const w = contactWords();
  const { begun, button, open, close } = useEditor({ companyId: contact.companyId, save });
  if (begun)
    return (
      <div class="inline" data-editing>
        <span class="inline-label">{w.company}</span>
        <CompanyPicker
          label={w.company}
          isLabelHidden
          isAutofocus
          name={contact.companyName ?? ""}
          onLeave={close}
          onPick={(companyId, companyName) => {
            close();
            if (companyId !== begun.companyId) void begun.save({ companyId, companyName } as Partial<Contact>);
          }}
        />
      </div>
    );
  return (
    <div class="inline">
      <span class="inline-label">{w.company}</span>
      <div class="inline-value">
        {contact.companyId && !contact.companyName ? (
          <span class="faint">{w.notShown}</span>
        ) : contact.companyId ? (
          <a class="inline-text" href={`/companies/${contact.companyId}`}>
            {contact.companyName}
          </a>
        ) : (
          <span class="faint">{w.notSet}</span>
        )}
        {may("companies:read") && <EditButton label={w.company} field="companyId" button={button} onClick={open} />}
      </div>
    </div>
  );
}

interface Opener {
  label: string;
  field: string;
  button: RefObject<HTMLButtonElement | null>;
  onClick: () => void;
}

function EditButton({ label, field, button, onClick }: Opener) {
  if (!useField(field).canEdit) return null;
  return (
    <button ref={button} type="button" class="inline-edit" aria-label={`${words().act.edit}: ${label}`} onClick={onClick}>
      <Pencil />
    </button>
  );
}

const pointsOf = (kind: "email" | "phone", contact: Contact): Point[] =>
  kind === "email"
    ? contact.emails.map(({ address, label }) => ({ value: address, label }))
    : contact.phones.map(({ number, label }) => ({ value: number, label }));

const patchOf = (kind: "email" | "phone", points: Point[]): Partial<Contact> =>
  kind === "email"
    ? { emails: points.map(({ value, label }) => ({ address: value, label })) }
    : { phones: points.map(({ value, label }) => ({ number: value, label })) };

interface PointsBegun {
  points: Point[];
  save: Save;
  errors: Errors;
}

export function InlinePoints({ kind, contact, save }: { kind: "email" | "phone"; contact: Contact; save: Save }) {
  const w = contactWords();
  const { isShown } = useField(`${kind}s`);
  const title = kind === "email" ? w.emails : w.phones;
  const stored = pointsOf(kind, contact);
  const points: Point[] = stored.length > 0 ? stored : [{ value: "", label: kind === "email" ? "work" : "mobile" }];
  const { begun, button, open, reopen, close } = useEditor<PointsBegun>({ points, save, errors: {} });
  if (!isShown) return null;
  if (begun) return <PointsForm kind={kind} begun={begun} onClose={close} onRefused={reopen} />;
  return (
    <div class="inline">
      <span class="inline-label">{title}</span>
      <div class="inline-value inline-points">
        {stored.length === 0 && <span class="faint">{w.notSet}</span>}
        {stored.map((point) => (
          <a
            key={point.value}
            class="inline-text"
            href={`${kind === "email" ? "mailto" : "tel"}:${point.value}`}
            title={w.labels[point.label]}
          >
            {point.value}
          </a>
        ))}
        <EditButton label={title} field={`${kind}s`} button={button} onClick={open} />
      </div>
    </div>
  );
}

interface PointsFormProps {
  kind: "email" | "phone";
  begun: PointsBegun;
  onClose: () => void;
  onRefused: (begun: PointsBegun) => void;
}

function PointsForm({ kind, begun, onClose, onRefused }: PointsFormProps) {
  const [points, setPoints] = useState(begun.points);
  const [errors, setErrors] = useState(begun.errors);
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => form.current?.querySelector("input")?.focus(), []);
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    const kept = points.filter((point) => point.value.trim());
    const wrong = pointErrors(kind, kept);
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return;
    onClose();
    const refused = await begun.save(patchOf(kind, kept));
    if (refused) onRefused({ ...begun, points: kept, errors: { [`${kind}s`]: refused } });
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || isComposing(event)) return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <form ref={form} class="inline inline-form" data-editing noValidate onKeyDown={onKey} onSubmit={(event) => void submit(event)}>
      <PointsEditor kind={kind} points={points} errors={errors} onChange={setPoints} />
      <div class="inline-form-foot">
        <Button onClick={onClose}>{words().act.cancel}</Button>
        <Button type="submit" kind="primary">
          {words().act.save}
        </Button>
      </div>
    </form>
  );
}
