import { Banner } from "../../ui/Notes";
import { useHere } from "../here";
import { w } from "./words";

/** On the first page of staff: what is missing afterwards, in numbers; nothing when nothing is. */
export function Missing() {
  const here = useHere();
  const ends = here.ends.data;
  if (!ends || ends.without_attendance.length + ends.tasks_late === 0) return null;
  const words = [
    ends.without_attendance.length > 0 && w("lack", { n: ends.without_attendance.length }),
    ends.tasks_late > 0 && `${ends.tasks_late} ${w("tasks_late", { n: ends.tasks_late })}`,
  ];
  return (
    <Banner kind="warn" icon="clipboard-check" title={words.filter(Boolean).join(", ")}>
      <a href="/staff/after">{w("after")}</a>
    </Banner>
  );
}
