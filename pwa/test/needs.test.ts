import { afterEach, describe, expect, it } from "vitest";
import { language, other } from "../src/core/i18n";
import { speak, translate } from "../src/core/speak";
import { allergyUnsaid, readNeed, shownNeed, writeNeeds } from "../src/ui/needs";

afterEach(() => {
  language.value = "en";
  other.value = null;
});

describe("needs", () => {
  it("go to the server as words and come back as ticks", () => {
    const needs = writeNeeds({
      food: { ticked: ["Halal", "Allergy"], more: "nuts, all kinds" },
      travel: { ticked: ["Bus fare"], more: "" },
      early: { ticked: [], more: "written, then unticked" },
    });
    expect(needs).toEqual({ food: "Halal, Allergy: nuts, all kinds", travel: "Bus fare" });
    expect(readNeed("food", needs.food)).toEqual({ ticked: ["Halal", "Allergy"], more: "nuts, all kinds" });
    expect(readNeed("travel", needs.travel)).toEqual({ ticked: ["Bus fare"], more: "" });
  });
  it("asks what an allergy is against, and only that", () => {
    expect(allergyUnsaid({ ticked: ["Allergy"], more: " " })).toBe(true);
    expect(allergyUnsaid({ ticked: ["Allergy"], more: "nuts" })).toBe(false);
    expect(allergyUnsaid({ ticked: ["Halal"], more: "" })).toBe(false);
    expect(allergyUnsaid(undefined)).toBe(false);
  });
  it("keeps what somebody else wrote for this person", () => {
    expect(readNeed("access", "needs a ramp: 90 cm wide")).toEqual({
      ticked: ["Something else"],
      more: "needs a ramp: 90 cm wide",
    });
    expect(readNeed("food", undefined)).toEqual({ ticked: [], more: "" });
  });
  it("are told in English in every language, so that the cook counts one thing as one, and shown in one's own", async () => {
    translate("ar", "needs", { t_food_allergy: "حساسية من طعام" });
    await speak("ar");
    expect(shownNeed("Allergy: nuts")).toContain("حساسية من طعام");
    expect(shownNeed("bus fare, please")).toBe("bus fare, please");
    expect(writeNeeds({ food: { ticked: ["Allergy"], more: "nuts" } })).toEqual({ food: "Allergy: nuts" });
    expect(allergyUnsaid({ ticked: ["Allergy"], more: "" })).toBe(true);
  });
});
