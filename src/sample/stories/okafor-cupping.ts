import type { Story } from "../teller.ts";

/** An independent cupper who says what she tastes. */
export const okaforCupping: Story = (t) => {
  t.begin(84)
    .with("ngozi", "huy")
    .weWrite(
      "Independent cupping of four lots",
      "Dear Ms. Okafor,\n\nwe would like an independent score for four lots before we offer them in Europe: EK-41, EK-42, CD-22 and the anaerobic EK-X3. Samples of 350 g each left today, coded A to D.",
    );
  t.after(11).answers(
    `Dear Huy,

Scores below, three sessions each, blind.
A: 82.75, cocoa, a little flat when cold
B: 83.5, cleaner, sweet
C: 85.25, citrus, honey, very even
D: 86, pineapple and rum; not for everybody

If A is meant as 84, please don't print that.`,
    { files: ["scores.pdf"] },
  );
  t.after(1).weAnswer(
    "Thank you for the plain words about A, we will sell it as 82. D made our whole team argue. Your invoice is paid today.",
  );
};
