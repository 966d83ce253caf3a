import { useQuery } from "@tanstack/preact-query";
import { Link2 } from "lucide-preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { ProviderName, Security, SignInMethods } from "../../../../src/identity/security.schema.ts";
import { del, get, post } from "../../lib/api.ts";
import { fullDay, nearDay } from "../../lib/format.ts";
import { Button } from "../../ui/button.tsx";
import { Confirm } from "../../ui/confirm.tsx";
import { complain, say } from "../../ui/toast.tsx";
import { explain } from "../changes/changes.ts";
import { PROVIDER_NAMES } from "../identity/sign-in.words.ts";
import { withProof } from "./proof.tsx";
import { securityWords } from "./security.words.ts";
import { reloadSecurity } from "./security-data.ts";

type Account = Security["externalAccounts"][number];

/** Accounts elsewhere that open this one; not shown where none is connected and none can be. */
export function ExternalAccounts({ accounts }: { accounts: Account[] }) {
  const w = securityWords();
  const { query } = useLocation();
  const { data: methods } = useQuery({
    queryKey: ["sign-in-methods"],
    queryFn: ({ signal }) => get<SignInMethods>("/auth/methods", undefined, signal),
  });
  const offered = (["google", "microsoft"] as const).filter((name) => methods?.[name]);
  if (accounts.length === 0 && offered.length === 0) return null;
  const name = PROVIDER_NAMES[query.provider ?? ""];
  const problem = name && query.problem ? (query.problem === "conflict" ? w.connectTaken(name) : w.connectFailed(name)) : undefined;
  const connect = async (provider: ProviderName): Promise<void> => {
    try {
      const answer = await withProof(() => post<{ url: string }>("/me/external-accounts", { provider }));
      if (answer) location.assign(answer.data.url);
    } catch (error) {
      complain(explain(error));
    }
  };
  return (
    <section class="security-block" aria-label={w.others}>
      <h3>{w.others}</h3>
      {problem && (
        <p class="field-error" role="alert">
          {problem}
        </p>
      )}
      {accounts.length > 0 && (
        <ul class="hits">
          {accounts.map((account) => (
            <AccountLine key={account.id} of={account} />
          ))}
        </ul>
      )}
      <div class="security-line">
        {offered.map((provider) => (
          <Button key={provider} onClick={() => void connect(provider)}>
            {w.connect(PROVIDER_NAMES[provider] ?? "")}
          </Button>
        ))}
      </div>
    </section>
  );
}

function AccountLine({ of: account }: { of: Account }) {
  const w = securityWords();
  const [isAsking, ask] = useState(false);
  const name = PROVIDER_NAMES[account.provider] ?? "";
  const disconnect = async (): Promise<void> => {
    ask(false);
    try {
      const gone = await withProof(() => del(`/me/external-accounts/${account.id}`));
      if (gone) say(w.disconnected);
    } catch (error) {
      complain(explain(error));
    }
    await reloadSecurity();
  };
  return (
    <li class="hit">
      <Link2 />
      <span class="hit-main">
        <strong class="clip">{[name, account.email].filter(Boolean).join(" · ")}</strong>
        <span class="hit-passage num">
          {[w.added(fullDay(account.createdAt)), account.lastUsedAt ? w.lastUsed(nearDay(account.lastUsedAt)) : w.neverUsed].join(" · ")}
        </span>
      </span>
      <Button onClick={() => ask(true)}>{w.disconnect}</Button>
      {isAsking && (
        <Confirm
          title={w.disconnectAsk(name)}
          text={w.disconnectText}
          act={w.disconnect}
          onYes={() => void disconnect()}
          onNo={() => ask(false)}
        />
      )}
    </li>
  );
}
