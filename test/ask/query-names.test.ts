import { afterEach, expect, test } from "vitest";
import { ASKED_NOUNS } from "../../src/ask/ask.schema.ts";
import { ASKED } from "../../src/ask/nouns.ts";
import { askedFieldNames } from "../../web/src/features/ask/field-names.ts";
import { queryNames } from "../../web/src/features/ask/query-names.ts";
import { choiceWord } from "../../web/src/features/ask/query-words.ts";
import { type Locale, locale } from "../../web/src/lib/locale.ts";

/** What a query names is shown to people: nothing of it may stand there as the API spells it. */

afterEach(() => {
  locale.value = "en";
});

/** Many an English word is its own code, and so are the Vietnamese forms of address. */
const isCode = (field: string, choice: string, language: Locale): boolean =>
  choiceWord(field, choice) === choice && (language === "en" || field === "addressForm" ? /[A-Z_]/.test(choice) : true);

test.each<Locale>(["en", "vi"])("every field, choice and kind of record that a query can name has its words (%s)", (language) => {
  locale.value = language;
  const fields = askedFieldNames();
  const { nouns, links } = queryNames();
  const nameless = ASKED_NOUNS.flatMap((noun) => {
    const filters = ASKED[noun].filters;
    const linked = [...filters.links.values()].flatMap((link) => [...link.noun.fields]);
    return [
      ...[noun, ...filters.related.keys()].filter((name) => !nouns[name]),
      ...[...filters.links.keys()].filter((name) => !links[name]),
      ...[...filters.fields, ...linked].flatMap(([name]) => (fields[name] ? [] : name)),
      ...[...filters.fields, ...linked].flatMap(([field, spec]) =>
        (spec.choices ?? []).filter((choice) => isCode(field, choice, language)).map((choice) => `${field} ${choice}`),
      ),
    ].map((name) => `${noun}: ${name}`);
  });
  expect(nameless).toEqual([]);
});
