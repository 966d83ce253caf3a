/** What is a link in a text, with its scheme or without: the check and the filter of a model's answers read the same. */

/** Endings that a bare "name.ending" is a link with; behind a slash any ending makes one. Words that a sentence may begin with are none. */
const ENDINGS =
  "com|net|org|info|biz|vn|io|co|jp|dev|app|xyz|ru|cn|ly|site|shop|top|online|store|club|live|link|click|pay|money|finance|bank|page|pro|gg|cc|tv|kr|uk|de|fr|eu|th|sg|hk|tw|au|nz|ai|tech|cloud|digital|world|space|fun|vip|icu|cyou|win|loan|support|services|website|asia|mobi|today|zone|tk|ml|ga|cf|gq|example|test";
/** "TP.HCM/Hà Nội", "bang-gia.pdf/xlsx": shorthand and names of files before a slash. */
const NO_HOST =
  "(?:tp|q|p|tx|tt|ths|ts|pgs|gs|bs|st|mr|mrs|ms|dr|no|vs|cty|v)\\.|[a-z0-9-]+\\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|png|jpe?g|gif|zip|rar|eml)(?![a-z0-9])";
const LABELS = "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.){1,6}";
const REST = "[^\\s<>\"'`()\\\\[\\]{}|]";

const SCHEMED = `(?:https?:\\/\\/|\\bwww\\.)${REST}{1,2000}`;
const BARE = `(?<![\\p{L}\\p{N}@._%+-])(?!${NO_HOST})${LABELS}(?:(?:${ENDINGS})(?![\\p{L}\\p{N}@-])(?!\\.[a-z0-9])(?::\\d{2,5})?(?:[/?#]${REST}{0,2000})?|(?!(?:anh|em|ong|ban|chi)(?![a-z]))[a-z]{2,24}(?::\\d{2,5})?\\/${REST}{0,2000})`;

/** Every address of a page in a text. */
export const LINK = new RegExp(`${SCHEMED}|${BARE}`, "giu");

/** Its host, without "www." and without the comma or full stop of the sentence around it. */
export function hostOf(address: string): string {
  const whole = /^https?:/i.test(address) ? address : `https://${address}`;
  return (URL.parse(whole)?.hostname ?? "").replace(/^www\./, "").replace(/[^a-z0-9-]+$/, "");
}
