import { describe, expect, it } from "vitest";
import type { Attendance, AttendanceFact } from "../src/core/types";
import { fold } from "../src/lead/tonight/fold";
import cases from "./check-in-cases.json";

interface Case {
  list: Attendance;
  taps: AttendanceFact[];
  picture: {
    marks: Record<string, string>;
    walk_ins: Record<string, string>;
    headcounts: { young_person: number; professional: number };
    drop_in: Record<string, number>;
    totals: { young_people: number; professionals: number };
  };
}

const picture = ({ list, taps }: Case): Case["picture"] => {
  const now = fold(list, taps);
  return {
    marks: Object.fromEntries(now.people.flatMap((p) => (p.mark ? [[p.person_id, p.mark]] : []))),
    walk_ins: Object.fromEntries(now.walk_ins.map((one) => [one.id, one.of])),
    headcounts: { young_person: now.headcounts.young_people, professional: now.headcounts.professionals },
    drop_in: Object.fromEntries(
      now.drop_in.filter((one) => one.count > 0).map((one) => [`${one.service}/${one.of}`, one.count]),
    ),
    totals: { young_people: now.totals.young_people, professionals: now.totals.professionals },
  };
};

describe("the phone and the server see the same evening", () => {
  const all = cases as unknown as Case[];
  it("in cases drawn by luck from the server's own folding, clocks two hours apart", () => {
    expect(all.length).toBeGreaterThan(50);
    for (const one of all) expect(picture(one)).toEqual(one.picture);
  });
  it("whatever order the taps are kept in", () => {
    for (const one of all) expect(picture({ ...one, taps: one.taps.toReversed() })).toEqual(one.picture);
  });
});
