import type { RightsShown, RoleShown } from "../../../../src/access/roles.schema.ts";
import { del, isProblem, Problem, patch, post } from "../../lib/api.ts";
import { client } from "../../lib/cache.ts";
import { useForm } from "../../lib/form.ts";
import { words } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { Select, TextArea, TextField } from "../../ui/field.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { may } from "../identity/session.ts";
import { editorWords } from "./editor-words.ts";
import { FieldRules } from "./field-rules.tsx";
import { OtherRights, RightsMatrix } from "./rights-matrix.tsx";
import { roleName } from "./role-names.ts";
import { inputOf, type RoleValues, valuesOf } from "./role-values.ts";
import { roleWords } from "./role-words.ts";
import { saveRole } from "./save-role.ts";

interface Props {
  rights: RightsShown;
  roles: RoleShown[];
  /** What is looked at or changed; without one a new role begins. */
  role: RoleShown | undefined;
  /** What a new role begins as a copy of. */
  from: string;
  onClose: () => void;
}

const reload = () => client.invalidateQueries({ queryKey: ["roles"] });

async function takeBack(run: () => Promise<unknown>): Promise<void> {
  await run().then(
    () => say(words().state.undone),
    (error: unknown) => complain(explain(error)),
  );
  await reload();
}

/** What the server says of a role, in the reader's words. */
function inWords(error: unknown): unknown {
  const w = editorWords();
  if (isProblem(error, "forbidden")) return new Problem(409, { code: "conflict", detail: w.tooMuch });
  if (isProblem(error, "duplicate")) return new Problem(409, { code: "duplicate", fields: { name: w.nameTaken } });
  return error;
}

/** A new role with the rights of another. */
function copyOf(roles: RoleShown[], from: string, rights: RightsShown): RoleValues {
  const policy = roles.find(({ id }) => id === from)?.policy ?? { allows: {}, hides: {}, locks: {} };
  return { ...valuesOf({ name: "", description: "", policy }, rights), from };
}

function useRoleForm({ rights, roles, role, from }: Props) {
  const w = roleWords();
  const create = async (values: RoleValues, attempt: string): Promise<void> => {
    const { data } = await post<RoleShown>("/roles", inputOf(values), { key: attempt });
    const back = () => takeBack(() => del(`/roles/${data.id}`, data.version));
    say(words().state.created(data.name), { action: { label: words().act.undo, run: () => void back() } });
  };
  const change = async (values: RoleValues, base: RoleShown): Promise<void> => {
    const saved = await saveRole(base, values, rights);
    const back = () => takeBack(() => patch(`/roles/${saved.id}`, inputOf(valuesOf(base, rights)), saved.version));
    say(w.saved(saved.name), { action: { label: words().act.undo, run: () => void back() } });
  };
  return useForm<RoleValues, RoleShown | undefined>({
    keep: `role.${role?.id ?? `new.${from}`}`,
    initial: () => (role ? { ...valuesOf(role, rights), from: "" } : copyOf(roles, from, rights)),
    base: role,
    rules: { name: { required: true, maxLength: 60 }, description: { maxLength: 500 } },
    save: async (values, attempt, base) => {
      await (base ? change(values, base) : create(values, attempt)).catch((error: unknown) => {
        throw inWords(error);
      });
      await reload();
    },
  });
}

/** What a role may do, right by right; a new one begins as a copy of another. */
export default function RoleEditor(props: Props) {
  const { rights, roles, role, onClose } = props;
  const w = editorWords();
  const form = useRoleForm(props);
  const isFixed = role?.isBuiltIn === true || !may("roles:manage");
  const close = (): void => {
    if (!form.isDirty) form.reset();
    onClose();
  };
  const copy = (id: string): void => {
    const { name, description, ...rest } = copyOf(roles, id, rights);
    for (const [place, value] of Object.entries(rest)) form.set(place, value as string | string[]);
  };
  const cancel = (): void => {
    form.reset();
    onClose();
  };
  const footer = isFixed ? (
    <Button onClick={close}>{words().act.close}</Button>
  ) : (
    <>
      <Button onClick={cancel}>{words().act.cancel}</Button>
      <Button kind="primary" type="submit" form="role-form" isBusy={form.isBusy}>
        {role ? words().act.save : words().act.create}
      </Button>
    </>
  );
  return (
    <Dialog title={role ? w.titleEdit(roleName(role)) : w.titleNew} shape="wide" onClose={close} footer={footer}>
      <form id="role-form" noValidate class="form role-form" onSubmit={(event) => void form.submit(event).then((ok) => ok && onClose())}>
        {isFixed && <p class="notice">{role?.isBuiltIn ? w.fixed : w.mayNot}</p>}
        {form.problem && (
          <p class="form-problem" role="alert">
            {form.problem}
          </p>
        )}
        {!role && (
          <Select
            label={w.from}
            value={String(form.values.from)}
            options={roles.map((one) => ({ value: one.id, label: roleName(one) }))}
            onText={copy}
          />
        )}
        {!role?.isBuiltIn && (
          <>
            <TextField
              label={w.name}
              value={form.values.name}
              error={form.errors.name}
              disabled={isFixed}
              autocomplete="off"
              data-autofocus
              onText={(name) => form.set("name", name)}
            />
            <TextArea
              label={w.description}
              rows={2}
              value={form.values.description}
              error={form.errors.description}
              disabled={isFixed}
              onText={(text) => form.set("description", text)}
            />
          </>
        )}
        <RightsMatrix {...{ rights, form, isFixed }} />
        <FieldRules {...{ rights, form, isFixed }} />
        <OtherRights {...{ rights, form, isFixed }} />
      </form>
    </Dialog>
  );
}
