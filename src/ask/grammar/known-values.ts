import { fold, words } from "../../core/text.ts";
import { isLegalForm } from "./legal-forms.ts";
import { enter, type Lexicon } from "./lexicon.ts";
import { plain } from "./plain.ts";
import type { Known } from "./vocabulary.ts";

const PLACE = /^(?:thành phố|tp|tỉnh)\.? /iu;

/** The workspace's own values as phrases: in full, and as people shorten them. */
export function knownLexicon(known: Known[]): Lexicon {
  const lexicon: Lexicon = new Map();
  const grams = gramsOf(known);
  for (const { facet, text, id } of known) {
    const spoken = new Set([plain(text), ...shorter(facet, text), ...(grams.get(id ?? "") ?? [])]);
    for (const phrase of spoken) if (phrase) enter(lexicon, phrase, { is: "value", facet, value: id ?? text });
  }
  for (const [short, country] of COUNTRIES)
    if (known.some(({ facet, text }) => facet === "country" && text === country))
      enter(lexicon, short, { is: "value", facet: "country", value: country });
  for (const [short, city] of CITIES) {
    const place = known.find(({ facet, text }) => facet === "city" && fold(text).replace(PLACE, "") === city);
    if (place) enter(lexicon, short, { is: "value", facet: "city", value: place.text });
  }
  return lexicon;
}

function shorter(facet: Known["facet"], text: string): string[] {
  const parts = plain(text).split(" ");
  if (facet === "member") return [parts.at(-1) ?? "", parts.slice(-2).join(" "), /^[a-z ]+$/.test(parts.join(" ")) ? (parts[0] ?? "") : ""];
  if (facet === "company") return [parts.filter((part) => !isLegalForm(part)).join(" ")];
  if (facet === "city") return [plain(text.replace(PLACE, ""))];
  return [];
}

/** Parts of a product's name that no other product has: "MG Duo" of "Máy pha espresso MG Duo (2 họng)". */
function gramsOf(known: Known[]): Map<string, string[]> {
  const owners = new Map<string, Set<string>>();
  const products = known.filter(({ facet }) => facet === "product");
  for (const { text, id = "" } of products)
    for (const gram of gramsIn(plain(text).split(" "))) owners.set(fold(gram), (owners.get(fold(gram)) ?? new Set()).add(id));
  return new Map(
    products.map(({ text, id = "" }) => [id, gramsIn(plain(text).split(" ")).filter((gram) => owners.get(fold(gram))?.size === 1)]),
  );
}

function gramsIn(parts: string[]): string[] {
  const grams: string[] = [];
  for (let length = 2; length < parts.length; length++)
    for (let start = 0; start + length <= parts.length; start++) grams.push(parts.slice(start, start + length).join(" "));
  return grams.filter((gram) => /\p{L}/u.test(gram));
}

/** Countries are kept by their codes. */
const COUNTRIES: [string, string][] = [
  ...(["việt nam", "vn", "vietnam", "trong nước"].map((name) => [name, "VN"]) as [string, string][]),
  ...([
    ...[
      ["mỹ", "US"],
      ["hoa kỳ", "US"],
      ["usa", "US"],
      ["the us", "US"],
      ["united states", "US"],
      ["america", "US"],
      ["anh quốc", "GB"],
      ["united kingdom", "GB"],
      ["the uk", "GB"],
    ],
    ...[
      ["nhật", "JP"],
      ["nhật bản", "JP"],
      ["japan", "JP"],
      ["hàn quốc", "KR"],
      ["korea", "KR"],
      ["trung quốc", "CN"],
      ["china", "CN"],
      ["đức", "DE"],
      ["germany", "DE"],
    ],
    ...[
      ["pháp", "FR"],
      ["france", "FR"],
      ["singapore", "SG"],
      ["thái lan", "TH"],
      ["thailand", "TH"],
      ["úc", "AU"],
      ["australia", "AU"],
      ["canada", "CA"],
      ["ý", "IT"],
      ["italy", "IT"],
    ],
    ...[
      ["kenya", "KE"],
      ["philippines", "PH"],
      ["brazil", "BR"],
      ["poland", "PL"],
      ["ba lan", "PL"],
      ["norway", "NO"],
      ["na uy", "NO"],
      ["belgium", "BE"],
      ["bỉ", "BE"],
      ["jordan", "JO"],
    ],
    ...[
      ["panama", "PA"],
      ["romania", "RO"],
      ["hà lan", "NL"],
      ["netherlands", "NL"],
      ["đan mạch", "DK"],
      ["denmark", "DK"],
      ["thụy điển", "SE"],
      ["sweden", "SE"],
      ["malaysia", "MY"],
      ["đài loan", "TW"],
      ["taiwan", "TW"],
    ],
  ] as [string, string][]),
];

const CITIES: [string, string][] = [
  ["sài gòn", "ho chi minh"],
  ["saigon", "ho chi minh"],
  ["sg", "ho chi minh"],
  ["hcm", "ho chi minh"],
  ["tphcm", "ho chi minh"],
  ["tp hcm", "ho chi minh"],
  ["hồ chí minh", "ho chi minh"],
  ["hn", "ha noi"],
  ["hanoi", "ha noi"],
  ["danang", "da nang"],
  ["đn", "da nang"],
];

/** Words that the values are made of, so that a slip of the finger in one is mended too. */
export const wordsOfKnown = (known: Known[]): string[] => known.flatMap(({ text }) => words(text));
