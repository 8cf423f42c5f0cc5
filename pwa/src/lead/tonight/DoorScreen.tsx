import { Door } from "./Door";

export default function DoorScreen({ event }: { event: string }) {
  return <Door key={event} event={event} back="/run/tonight" />;
}
