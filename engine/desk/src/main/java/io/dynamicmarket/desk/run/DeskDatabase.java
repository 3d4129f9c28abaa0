package io.dynamicmarket.desk.run;

import io.dynamicmarket.adapters.postgres.Database;

/** The database of a desk: its own in the data folder, or an external one. */
public final class DeskDatabase {
    private DeskDatabase() {}

    /**
     * Opens it.
     *
     * @throws io.dynamicmarket.adapters.postgres.DatabaseFailed if it cannot be used; the message says why
     */
    public static Database open(DeskOptions options) {
        String url = options.databaseUrl();
        return url == null
                ? Database.embedded(options.data().resolve("postgres"), options.databasePort())
                : Database.external(url);
    }
}
