import { Button } from "./Button";
import { Screen } from "./Screen";
import { w } from "./words";

export function NotFound() {
  return (
    <Screen title={w("not_found")}>
      <h1 tabIndex={-1}>{w("not_found")}</h1>
      <p>{w("not_found_more")}</p>
      <Button href="/">{w("go_home")}</Button>
    </Screen>
  );
}
