import type { Ports } from "../core/context.ts";
import { Refusal } from "../core/refusal.ts";
import { type Weakness, weaknessOf } from "./passwords.rules.ts";

/** Each names its reason in its first word, by which the page finds its own. */
const RIGHT: Record<Weakness, string> = {
  short: "10 to 200 characters",
  long: "10 to 200 characters",
  repeated: "varied: not the same characters again and again",
  keyboard: "no walk over the keyboard",
  sequence: "no row of neighbouring letters or digits",
  own: "without your own name, address or company's name",
  common: "a password that is not on the lists of stolen ones, nor close to one: three or four words that do not belong together do well",
};

/** Refuses a weak or stolen password, naming why. `own` are the person's name and address and the company's name. */
export async function requireGoodPassword(
  { workshop }: Pick<Ports, "workshop">,
  password: string,
  { field, own }: { field: string; own: string[] },
): Promise<void> {
  const weakness = weaknessOf(password, own) ?? ((await isListed(workshop, password, own)) ? "common" : undefined);
  if (!weakness) return;
  const isLength = weakness === "short" || weakness === "long";
  throw new Refusal("invalid", isLength ? "A password has 10 to 200 characters" : "This password is too easy to guess", {
    [field]: RIGHT[weakness],
  });
}

async function isListed(workshop: Ports["workshop"], password: string, own: string[]): Promise<boolean> {
  return ((await workshop("/passwords/check", { password, own })) as { isListed: boolean }).isListed;
}
