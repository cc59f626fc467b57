/** A database, cache or queue that one test uses, with the settings to reach it. */
export interface TestResource<Settings extends Record<string, string> = Record<string, string>> {
  settings: Settings;
  remove(): Promise<void>;
}

export type TestDatabase = TestResource<{ DATABASE_URL: string }>;
