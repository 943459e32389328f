package dev.sportello.relay.customer;

import dev.sportello.relay.storage.Database;
import dev.sportello.wire.Codec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads all that is known of customers: whether each row can be read, what refers to something else, and whether the
/// sums are those of the orders. For a database that no relay uses. For one thread.
public final class CustomersCheck {
    private static final int AT_ONCE = 500;

    /// What refers to something that has to be there: how that is said, and the query that counts where it is not.
    private static final Map<String, String> REFERENCES = Map.of(
            "orders are of profiles that are missing",
            """
            select count(*) from shop_order
            where profile is not null and not exists (select 1 from profile where id = shop_order.profile)""",
            "orders are with somebody else than whom they were told of",
            """
            select count(*) from shop_order where identity is not null and not exists (
                select 1 from identity where id = shop_order.identity and profile = shop_order.profile)""",
            "events are with somebody else than whom they were told of",
            """
            select count(*) from event where identity is not null and not exists (
                select 1 from identity where id = event.identity and profile = event.profile)""",
            "events are of orders that are missing",
            """
            select count(*) from event
            where shop_order is not null and not exists (select 1 from shop_order where id = event.shop_order)""",
            "names are of profiles that are missing",
            """
            select count(*) from identity where not exists (select 1 from profile where id = identity.profile)""",
            "claims are of names, or for names, that are missing",
            """
            select count(*) from identity_claim
            where not exists (select 1 from identity where id = identity_claim.identity)
                or not exists (select 1 from identity where id = identity_claim.claimant)""",
            "sums are of profiles that have no orders",
            """
            select count(*) from purchase
            where orders <> 0 and not exists (select 1 from shop_order where profile = purchase.profile)""");

    private final Handle handle;
    private final Codec codec;
    private final List<String> problems = new ArrayList<>();

    private CustomersCheck(Handle handle, Codec codec) {
        this.handle = handle;
        this.codec = codec;
    }

    /// @return what is wrong, each as a sentence; empty where nothing is
    public static List<String> problems(Database database, Codec codec) {
        Properties.register(database.jdbi(), codec);
        return database.jdbi().inTransaction(handle -> problems(handle, codec));
    }

    static List<String> problems(Handle handle, Codec codec) {
        return new CustomersCheck(handle, codec).all();
    }

    private List<String> all() {
        new OrderSums(handle, codec, problems).check();
        REFERENCES.forEach((said, query) -> {
            var count = handle.createQuery(query).mapTo(Long.class).one();
            if (count > 0) {
                problems.add(count + " " + said + ".");
            }
        });
        unreadable("properties of profiles", "select id, properties as text from profile", this::readProperties);
        unreadable("times of profiles", "select id, told as text from profile", this::readProperties);
        unreadable(
                "facts of profiles",
                "select identity as id, facts as text from told_facts where facts is not null",
                text -> {
                    var _ = codec.stored(text, ToldFacts.class);
                });
        unreadable("shown facts of profiles", "select identity as id, shown as text from told_facts", text -> {
            var _ = codec.stored(text, NamedFacts.class);
        });
        unreadable("properties of events", "select id, properties as text from event", this::readProperties);
        return problems;
    }

    private void readProperties(String text) {
        var _ = codec.stored(text, Properties.class);
    }

    private void unreadable(String what, String query, Consumer<String> read) {
        var count = 0;
        @Nullable UUID first = null;
        try (var rows = handle.createQuery(query)
                .setFetchSize(AT_ONCE)
                .map((row, _) -> isReadable(row.getString("text"), read) ? null : row.getObject("id", UUID.class))
                .iterator()) {
            while (rows.hasNext()) {
                var bad = rows.next();
                if (bad != null) {
                    count++;
                    first = first == null ? bad : first;
                }
            }
        }
        if (count > 0) {
            problems.add("The " + what + " cannot be read in " + count + " rows, such as " + first + ".");
        }
    }

    private static boolean isReadable(String text, Consumer<String> read) {
        try {
            read.accept(text);
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }
}
