import { RIGHTS } from "../../../../src/access/policy.rules.ts";
import { SCOPE_NOUNS } from "../../../../src/access/scopes.rules.ts";
import type { Verb } from "../../../../src/core/context.ts";
import { nounLabel } from "../access/noun-words.ts";
import { may } from "../identity/session.ts";
import { keyWords } from "./keys.words.ts";

type Act = "read" | "write";

/** Nouns that a key can be cut down to, and that its maker may do something with: no key can do more. */
function mayBeGiven(noun: (typeof SCOPE_NOUNS)[number], act: Act): boolean {
  const actions: readonly string[] = RIGHTS[noun].actions;
  return actions.some((action) => (action === "read") === (act === "read") && may(`${noun}:${action}` as Verb));
}

const GIVEN = (): [noun: string, acts: Act[]][] =>
  SCOPE_NOUNS.map((noun): [string, Act[]] => [noun, (["read", "write"] as const).filter((act) => mayBeGiven(noun, act))]).filter(
    ([, acts]) => acts.length > 0,
  );

/** What a key may do, noun by noun. Who may change something may read it too. */
export function KeyScopes({
  chosen,
  error,
  onChoose,
}: {
  chosen: string[];
  error?: string | undefined;
  onChoose: (scopes: string[]) => void;
}) {
  const w = keyWords();
  const toggle = (scope: string): void => onChoose(chosen.includes(scope) ? chosen.filter((one) => one !== scope) : [...chosen, scope]);
  return (
    <fieldset class="key-scopes" aria-invalid={error !== undefined}>
      <legend class="sr-only">{w.some}</legend>
      {GIVEN().map(([noun, acts]) => (
        <div key={noun} class="key-scope">
          <span>{nounLabel(noun)}</span>
          {acts.map((act) => {
            const scope = `${noun}:${act}`;
            const isImplied = act === "read" && chosen.includes(`${noun}:write`);
            return (
              <label key={act} class={`check is-${act}`}>
                <input
                  type="checkbox"
                  aria-label={(act === "read" ? w.readOf : w.writeOf)(nounLabel(noun))}
                  checked={isImplied || chosen.includes(scope)}
                  disabled={isImplied}
                  onChange={() => toggle(scope)}
                />
                {w[act]}
              </label>
            );
          })}
        </div>
      ))}
      {error && (
        <p class="field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
