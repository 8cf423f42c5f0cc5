import { useContext } from "preact/hooks";
import { Icon } from "./Icon";
import { currentTab, TabsContext } from "./tabs";
import { w } from "./words";

export function TabBar() {
  const tabs = useContext(TabsContext);
  if (!tabs || tabs.items.length === 0) return null;
  const current = currentTab(tabs.items, tabs.path);
  const running = tabs.kind === "running";
  return (
    <nav class={running ? "tabbar tabbar--mode" : "tabbar"} aria-label={w(running ? "running_tabs" : "main")}>
      <ul>
        {tabs.items.map((tab) => (
          <li key={tab.href}>
            <a class="tabbar__link" href={tab.href} aria-current={tab === current ? "page" : undefined}>
              <Icon name={tab.icon} />
              <span>{tab.label}</span>
              {!!tab.count && (
                <>
                  <span class="tabbar__dot" aria-hidden="true">
                    {tab.count > 9 ? "9+" : tab.count}
                  </span>
                  <span class="vh">{w("new", { n: tab.count })}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
