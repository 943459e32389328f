package dev.sportello.relay.rig;

import dev.sportello.relay.storage.DatabaseConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The command line of a test's relay.
public final class RelayOptions {

    /// A relay that takes as much as it can from whom it trusts: limits are not what is tested with it.
    ///
    /// @param folder the test's own; holds the keys of `shop`, and the data of an embedded database
    public static List<String> unlimited(DatabaseConfig database, Path folder, ShopKey shop) throws IOException {
        var options = new ArrayList<>(List.of(
                "--port=0",
                "--data=" + folder,
                "--allow-origin=" + RelayClient.ORIGIN,
                "--identity-keys=" + shop.write(folder.resolve("keys")),
                "--limit=commands-per-connection=1000000/PT1S:1000000,messages-per-profile=1000000/PT1S:1000000",
                "--limit=sign-ins=1000000/PT1S:1000000,sessions-per-address=1000000/PT1S:1000000",
                "--limit=searches-per-agent=1000000/PT1S:1000000,sms-segments=1000000/PT1S:1000000",
                "--limit=sign-ins-per-account=1000000/PT1S:1000000,connections-before-hello=100000",
                "--limit=connections-per-profile=100000,connections-per-address=100000,connections=100000"));
        if (database instanceof DatabaseConfig.Postgres postgres) {
            options.add("--database-url=" + postgres.url());
            options.add("--database-user=" + postgres.user());
        }
        return options;
    }

    private RelayOptions() {}
}
