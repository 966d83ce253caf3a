import { useState } from "preact/hooks";
import { Problem } from "./api.ts";
import { useKept } from "./kept.ts";
import { textOf } from "./refusals.ts";
import { problemWith, type Rules } from "./rules.ts";
import { words } from "./words.ts";

export type Errors = Record<string, string>;

interface Kept<T, B> {
  values: T;
  /** The record as it was when the editing began: what is saved later is compared with that one. */
  base: B;
  /** The same attempt sends the same key, so that pressing Save twice, or again after a lost answer, makes one record. */
  attempt: string;
}

export interface Form<T> {
  values: T;
  set: <K extends keyof T>(name: K, value: T[K]) => void;
  errors: Errors;
  /** What is wrong with the whole, not with one field. */
  problem: string | undefined;
  isBusy: boolean;
  isDirty: boolean;
  submit: (event?: Event) => Promise<boolean>;
  reset: () => void;
}

interface Spec<T, B> {
  /** Where the unsaved form waits in the tab's storage. */
  keep: string;
  /** Passwords are never kept. */
  isSecret?: boolean;
  initial: () => T;
  base?: B;
  rules: Record<string, Rules>;
  /** Rules that concern more than one field. */
  check?: (values: T) => Errors;
  save: (values: T, attempt: string, base: B) => Promise<unknown>;
}

function errorsOf<T extends object>(values: T, { rules, check }: Pick<Spec<T, unknown>, "rules" | "check">): Errors {
  const found = Object.entries(rules).map(([name, rule]) => [name, problemWith((values as Record<string, unknown>)[name], rule)]);
  return { ...Object.fromEntries(found.filter(([, problem]) => problem !== undefined)), ...check?.(values) };
}

/** Puts the cursor into the first field that is wrong, and what is wrong with it into sight. */
function showFirstInvalid(): void {
  requestAnimationFrame(() => {
    const form = [...document.querySelectorAll("dialog[open]")].at(-1) ?? document;
    const wrong = form.querySelector<HTMLElement>("[aria-invalid=true]");
    (wrong?.matches("fieldset") ? wrong.querySelector<HTMLElement>("input, select, textarea") : wrong)?.focus();
    wrong?.closest(".field, fieldset")?.querySelector(":scope > .field-error")?.scrollIntoView({ block: "nearest" });
  });
}

export function useForm<T extends object, B = undefined>(spec: Spec<T, B>): Form<T> {
  const kept = useKept<Kept<T, B>>(spec.isSecret ? undefined : `form.${spec.keep}`, () => ({
    values: spec.initial(),
    base: spec.base as B,
    attempt: crypto.randomUUID(),
  }));
  const [errors, setErrors] = useState<Errors>({});
  const [problem, setProblem] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const { values, attempt, base } = kept.value;

  const refuse = (found: Errors, text?: string): false => {
    setErrors(found);
    setProblem(text);
    if (Object.keys(found).length > 0) showFirstInvalid();
    return false;
  };

  const failed = (error: unknown): false => {
    if (!(error instanceof Problem)) throw error;
    if (Object.keys(error.fields).length > 0) return refuse(error.told);
    return refuse({}, error.status === 0 ? `${textOf(error)} ${words().state.notSaved}` : textOf(error));
  };

  const submit = async (event?: Event): Promise<boolean> => {
    event?.preventDefault();
    if (isBusy) return false;
    const found = errorsOf(values, spec);
    if (Object.keys(found).length > 0) return refuse(found);
    setBusy(true);
    try {
      await spec.save(values, attempt, base);
      kept.forget();
      setErrors({});
      setProblem(undefined);
      return true;
    } catch (error) {
      return failed(error);
    } finally {
      setBusy(false);
    }
  };

  const set: Form<T>["set"] = (name, value) => {
    kept.set((now) => ({
      ...now,
      values: { ...now.values, [name]: value },
      attempt: problem === undefined ? now.attempt : crypto.randomUUID(),
    }));
    if (errors[name as string]) setErrors(Object.fromEntries(Object.entries(errors).filter(([key]) => key !== name)));
  };

  const reset = (): void => {
    kept.forget();
    setErrors({});
    setProblem(undefined);
  };

  const isDirty = JSON.stringify(values) !== JSON.stringify(spec.initial());
  return { values, set, errors, problem, isBusy, isDirty, submit, reset };
}
