import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import type { Form } from "../lib/form.ts";
import { words } from "../lib/words.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

interface Props<T> {
  title: string;
  form: Form<T>;
  isNew: boolean;
  onClose: () => void;
  children: ComponentChildren;
}

/** A form over the page. Cancel throws away what was typed; closing keeps it for the next time. */
export function FormDialog<T>({ title, form, isNew, onClose, children }: Props<T>) {
  const id = useId();
  const close = (): void => {
    if (!form.isDirty) form.reset();
    onClose();
  };
  const cancel = (): void => {
    form.reset();
    onClose();
  };
  const footer = (
    <>
      <Button onClick={cancel}>{words().act.cancel}</Button>
      <Button kind="primary" type="submit" form={id} isBusy={form.isBusy}>
        {isNew ? words().act.create : words().act.save}
      </Button>
    </>
  );
  return (
    <Dialog title={title} shape="wide" onClose={close} footer={footer}>
      <form id={id} noValidate class="form" onSubmit={(event) => void form.submit(event).then((isSaved) => isSaved && onClose())}>
        {form.problem && (
          <p class="form-problem" role="alert">
            {form.problem}
          </p>
        )}
        {children}
      </form>
    </Dialog>
  );
}
