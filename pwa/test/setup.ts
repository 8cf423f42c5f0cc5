import "fake-indexeddb/auto";
import { cleanup } from "@testing-library/preact";
import { afterEach, beforeEach } from "vitest";
import { FakeCaches } from "./fakes";

beforeEach(() => {
  Object.assign(globalThis, { caches: new FakeCaches(), indexedDB: new IDBFactory() });
  localStorage.clear();
  sessionStorage.clear();
});
afterEach(cleanup);
