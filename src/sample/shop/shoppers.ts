import { contactNames } from "../../contacts/contacts.rules.ts";
import { Bag, type Random, seeded } from "../../core/random.ts";
import { fold } from "../../core/text.ts";
import type { ContactDraft, MemberDraft } from "../drafts.ts";
import { ABROAD, type Abroad, CITIES, FAMILIES, MEN, type Region, WOMEN } from "./people.ts";

type Person = Pick<ContactDraft, "givenName" | "middleName" | "familyName" | "addressForm" | "language" | "city" | "country"> & {
  sells: string;
};

const SELLS: Record<Region, string> = { north: "ha", central: "khoi", south: "tram" };

/** Everybody who has an account at the web shop. */
export function shoppersOf(member: (key: string) => MemberDraft): ContactDraft[] {
  const random = seeded("shoppers");
  const bag = new Bag(random);
  const longest = Math.max(WOMEN.length, MEN.length);
  const home = Array.from({ length: longest }, (_, index) => [
    ...(WOMEN[index] ? [personAtHome(WOMEN[index], true, random, bag)] : []),
    ...(MEN[index] ? [personAtHome(MEN[index], false, random, bag)] : []),
  ]).flat();
  const people = [...home, ...ABROAD.map(personAbroad)];
  return people.map((person, index) => contactOf(person, index, random, member));
}

function personAtHome(names: string, isWoman: boolean, random: Random, bag: Bag): Person {
  const [middleName = "", givenName = ""] = names.split(" ");
  const [city, region] = random.pick(CITIES);
  const familyName = bag.draw(FAMILIES);
  return {
    givenName,
    middleName,
    familyName,
    addressForm: isWoman ? "chi" : "anh",
    language: "vi",
    city,
    country: "VN",
    sells: SELLS[region],
  };
}

const personAbroad = ({ givenName, familyName, city, country, isWoman }: Abroad): Person => ({
  ...{ givenName, middleName: "", familyName, addressForm: isWoman ? "ms" : "mr" },
  ...{ language: "en", city, country, sells: "huy" },
});

function contactOf({ sells, ...person }: Person, index: number, random: Random, member: (key: string) => MemberDraft): ContactDraft {
  const isAbroad = person.country !== "VN";
  const hasPhone = !isAbroad && random.chance(0.75);
  const emails: ContactDraft["emails"] =
    isAbroad || !hasPhone || random.chance(0.7) ? [{ address: addressOf(person, index), label: "home" }] : [];
  return {
    ...person,
    ...contactNames({ ...person, emails }),
    emails,
    phones: hasPhone ? [{ number: `+849001${String(10_007 + index * 41).padStart(5, "0")}`, label: "mobile" }] : [],
    ...{ key: `shopper.${index}`, title: null, company: null, owner: member(sells), stage: "lead" },
    ...{ birthday: null, description: null, firstAt: 0, lastAt: 0 },
  };
}

const letters = (text: string): string => fold(text).replace(/[^a-z]/g, "");

/** Nobody shares one: the number is the person's own. */
function addressOf({ givenName, middleName, familyName }: Omit<Person, "sells">, index: number): string {
  const parts = [givenName, middleName, familyName].filter(Boolean).map(letters);
  return `${parts.join(".")}${10 + index}@hopthu.example`;
}
