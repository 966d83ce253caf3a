import { Bones, FailedState } from "../../ui/states.tsx";
import { ExternalAccounts } from "./external-accounts.tsx";
import { PasskeysList } from "./passkeys-list.tsx";
import { PasswordForm } from "./password-form.tsx";
import { ProofDialog } from "./proof.tsx";
import { useSecurity } from "./security-data.ts";
import { SessionsList } from "./sessions-list.tsx";
import { TwoStepForm } from "./two-step-form.tsx";

/** How one gets in, and where one is in. */
export default function SecurityPart() {
  const found = useSecurity();
  if (found.isPending) return <Bones lines={6} />;
  if (found.error) return <FailedState error={found.error} onRetry={() => void found.refetch()} />;
  const { hasPassword, twoStep, passkeys, externalAccounts } = found.data;
  return (
    <>
      <PasswordForm hasPassword={hasPassword} />
      <TwoStepForm {...twoStep} />
      <PasskeysList passkeys={passkeys} />
      <ExternalAccounts accounts={externalAccounts} />
      <SessionsList />
      <ProofDialog />
    </>
  );
}
