import { expect, test } from "vitest";
import { isOtherThan } from "../../src/assistant/topics.ts";

const LETTERS = {
  en: "Dear Mr Holloway,\n\nThank you for your message. We have checked the two units and will send you the report on Friday.\n\nBest wishes,",
  short: "Thanks Peter, batteries arrive Friday.",
  figures: "48 of 50 drivers finished the training; budget $71,680.",
  vi: "Chào anh Minh,\n\nEm đã nhận được thư của anh. Bên em sẽ gửi anh báo giá mới trước thứ Sáu ạ.\n\nThân mến,",
  quoting:
    "Thank you for your message. You wrote: “Wir brauchen das Angebot bis Freitag und nicht später als die Messe.” We will send it by then.",
  fr: "Bonjour Monsieur Holloway,\n\nMerci pour votre message. Nous avons vérifié les deux appareils et vous enverrons le rapport vendredi.\n\nCordialement,",
  de: "Guten Tag Herr Holloway,\n\nvielen Dank für Ihre Nachricht. Wir haben die zwei Geräte geprüft und schicken Ihnen den Bericht am Freitag.\n\nMit freundlichen Grüßen",
  es: "Estimado señor Holloway:\n\nGracias por su mensaje. Hemos revisado los dos equipos y le enviaremos el informe el viernes.\n\nUn saludo",
  id: "Halo Pak Holloway, terima kasih atas pesannya. Kami sudah memeriksa dua unit itu dan akan mengirim laporan dengan segera untuk tim Anda.",
  ja: "ホロウェイ様\n\nメッセージをいただきありがとうございます。二台の機器を確認し、金曜日に報告書をお送りします。",
  fi: "Hyvä herra Holloway, kiitos viestistänne. Olemme tarkistaneet molemmat laitteet ja lähetämme teille raportin perjantaina. Ottakaa yhteyttä, jos teillä herää kysymyksiä tai haluatte sopia tapaamisen ensi viikolla, niin järjestämme sen mielellämme.",
};

test.each(["en", "short", "figures", "quoting"] as const)("%s is English enough", (name) => {
  expect(isOtherThan(LETTERS[name], "en")).toBe(false);
});

test("Vietnamese is Vietnamese, and either is not the other", () => {
  expect(isOtherThan(LETTERS.vi, "vi")).toBe(false);
  expect(isOtherThan(LETTERS.vi, "en")).toBe(true);
  expect(isOtherThan(LETTERS.en, "vi")).toBe(true);
});

test.each(["fr", "de", "es", "id", "ja", "fi"] as const)("%s is neither", (name) => {
  expect(isOtherThan(LETTERS[name], "en")).toBe(true);
  expect(isOtherThan(LETTERS[name], "vi")).toBe(true);
});
