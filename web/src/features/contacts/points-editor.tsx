import { Plus, X } from "lucide-preact";
import { constraints } from "../../lib/constraints.gen.ts";
import type { Errors } from "../../lib/form.ts";
import { problemWith } from "../../lib/rules.ts";
import { words } from "../../lib/words.ts";
import { Button, IconButton } from "../../ui/button.tsx";
import { Select, TextField } from "../../ui/field.tsx";
import { contactWords } from "./words.ts";

export interface Point {
  value: string;
  label: "work" | "mobile" | "home" | "other";
}

interface Props {
  kind: "email" | "phone";
  points: Point[];
  errors: Errors;
  onChange: (points: Point[]) => void;
}

const LABELS: Point["label"][] = ["work", "mobile", "home", "other"];

/** What is wrong with each address or number, by the name the API gives it: "emails.1.address". */
export function pointErrors(kind: "email" | "phone", points: Point[]): Errors {
  const found = points.map((point, index) => [errorName(kind, index), problemWith(point.value, constraints.point[kind])]);
  return Object.fromEntries(found.filter(([, problem]) => problem));
}

const errorName = (kind: "email" | "phone", index: number): string =>
  kind === "email" ? `emails.${index}.address` : `phones.${index}.number`;

/** Several addresses or numbers, each with its kind. */
export function PointsEditor({ kind, points, errors, onChange }: Props) {
  const w = contactWords();
  const set = (index: number, part: Partial<Point>): void =>
    onChange(points.map((point, at) => (at === index ? { ...point, ...part } : point)));
  const title = kind === "email" ? w.emails : w.phones;
  const whole = errors[`${kind}s`];
  return (
    <fieldset class="points">
      <legend class="field-label">{title}</legend>
      {points.map((point, index) => (
        <div key={index} class="point">
          <TextField
            label={`${title} ${index + 1}`}
            isLabelHidden
            type={kind === "email" ? "email" : "tel"}
            autocomplete="off"
            value={point.value}
            error={errors[errorName(kind, index)] ?? (index === 0 ? whole : undefined)}
            onText={(value) => set(index, { value })}
          />
          <Select
            label={`${w.label} ${index + 1}`}
            isLabelHidden
            value={point.label}
            options={LABELS.map((label) => ({ value: label, label: w.labels[label] ?? label }))}
            onText={(label) => set(index, { label: label as Point["label"] })}
          />
          <IconButton
            icon={X}
            label={`${words().act.remove}: ${title} ${index + 1}`}
            onClick={() => onChange(points.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <Button kind="quiet" icon={Plus} onClick={() => onChange([...points, { value: "", label: kind === "email" ? "work" : "mobile" }])}>
        {kind === "email" ? w.addEmail : w.addPhone}
      </Button>
    </fieldset>
  );
}
