import type { RightsShown } from "../../../../src/access/roles.schema.ts";
import type { Form } from "../../lib/form.ts";
import { Select } from "../../ui/field.tsx";
import { editorWords } from "./editor-words.ts";
import { nounLabel } from "./noun-words.ts";
import { verbLabel } from "./place-names.ts";
import { placeOf, type RoleValues } from "./role-values.ts";
import { RECORDS } from "./sentence.ts";

interface Props {
  rights: RightsShown;
  form: Form<RoleValues>;
  isFixed: boolean;
}

const ACTIONS = ["read", "create", "edit", "delete"];
const NOUNS = [...RECORDS, "products"];

/** Whose records may be seen, added, changed, deleted: a noun in a row, an action in a column. On a phone each noun is a block. */
export function RightsMatrix(props: Props) {
  const w = editorWords();
  return (
    <section aria-label={w.records}>
      <h3>{w.records}</h3>
      <dl class="scopes">
        {["own", "team", "all"].map((scope) => (
          <div key={scope}>
            <dt>{w.scopes[scope]}</dt>
            <dd class="dim">{w.scopeTexts[scope]}</dd>
          </div>
        ))}
      </dl>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">
              <span class="sr-only">{w.what}</span>
            </th>
            {ACTIONS.map((action) => (
              <th key={action} scope="col">
                {w.actions[action]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NOUNS.map((noun) => (
            <tr key={noun}>
              <th scope="row">{nounLabel(noun)}</th>
              {ACTIONS.map((action) => (
                <td key={action} data-label={w.actions[action]}>
                  <Cell {...props} verb={`${noun}:${action}`} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Cell({ rights, form, isFixed, verb }: Props & { verb: string }) {
  const w = editorWords();
  const right = rights.verbs.find((one) => one.verb === verb);
  if (!right) return null;
  const place = placeOf("allows", verb);
  if (right.scopes.length === 1) return <Right {...{ form, isFixed, verb }} isLabelHidden />;
  return (
    <Select
      label={verbLabel(verb)}
      isLabelHidden
      value={String(form.values[place] ?? "")}
      error={form.errors[place] && w.tooFar}
      options={["", ...right.scopes].map((scope) => ({ value: scope, label: w.scopes[scope] ?? scope }))}
      disabled={isFixed}
      onText={(scope) => form.set(place, scope)}
    />
  );
}

/** A right that one has or has not. */
export function Right({ form, verb, isFixed, isLabelHidden = false }: Omit<Props, "rights"> & { verb: string; isLabelHidden?: boolean }) {
  const place = placeOf("allows", verb);
  const problem = form.errors[place];
  return (
    <>
      <label class="check">
        <input
          type="checkbox"
          checked={form.values[place] === "all"}
          disabled={isFixed}
          aria-invalid={problem !== undefined}
          onChange={(event) => form.set(place, event.currentTarget.checked ? "all" : "")}
        />
        <span class={isLabelHidden ? "sr-only" : ""}>{verbLabel(verb)}</span>
      </label>
      {problem && (
        <p class="field-error" role="alert">
          {editorWords().needs(verbLabel(`${verb.split(":")[0]}:read`))}
        </p>
      )}
    </>
  );
}

const GROUPS: Record<string, string> = {
  ...{ search: "work", assistant: "work", changes: "work", imports: "work", members: "people", roles: "people", teams: "people" },
};
const groupOf = (verb: string): string => (verb === "mail:send" ? "work" : (GROUPS[verb.split(":")[0] ?? ""] ?? "run"));

/** Rights that concern no records of somebody's: had or not. */
export function OtherRights({ rights, ...rest }: Props) {
  const w = editorWords();
  const others = rights.verbs.filter(({ verb, noun }) => !NOUNS.includes(noun) && verb !== "workspace:manage");
  return (
    <section aria-label={w.rest}>
      <h3>{w.rest}</h3>
      {["work", "people", "run"].map((group) => (
        <fieldset key={group} class="other-rights">
          <legend class="field-label">{w.groups[group]}</legend>
          {others
            .filter(({ verb }) => groupOf(verb) === group)
            .map(({ verb }) => (
              <div key={verb}>
                <Right {...rest} verb={verb} />
              </div>
            ))}
        </fieldset>
      ))}
    </section>
  );
}
