package dev.sportello.relay.customer;

import dev.sportello.model.ProfileId;
import dev.sportello.model.Purchases;
import dev.sportello.wire.Codec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Sums all orders up again, and compares. For one thread.
final class OrderSums {
    private static final int AT_ONCE = 500;
    private static final int MOST_TOLD = 20;

    private final Handle handle;
    private final Codec codec;
    private final List<String> problems;
    private final Map<String, Sum> sums = new TreeMap<>();

    @Nullable
    private ProfileId whose;

    private boolean unreadable;
    private int told;

    /// @param problems gets what is wrong, each as a sentence
    OrderSums(Handle handle, Codec codec, List<String> problems) {
        this.handle = handle;
        this.codec = codec;
        this.problems = problems;
    }

    private record Row(UUID id, @Nullable ProfileId profile, String text) {}

    private record Sum(int orders, BigDecimal spent) {
        Sum plus(Sum other) {
            return new Sum(orders + other.orders, spent.add(other.spent));
        }
    }

    void check() {
        try (var rows = handle.createQuery("select id, profile, facts from shop_order order by profile")
                .setFetchSize(AT_ONCE)
                .map((row, _) -> {
                    var profile = row.getObject("profile", UUID.class);
                    return new Row(
                            row.getObject("id", UUID.class),
                            profile == null ? null : new ProfileId(profile),
                            row.getString("facts"));
                })
                .iterator()) {
            while (rows.hasNext()) {
                add(rows.next());
            }
        }
        compare();
        if (told > MOST_TOLD) {
            problems.add("So it is with " + (told - MOST_TOLD) + " more orders or profiles.");
        }
    }

    private void add(Row row) {
        if (row.profile == null || !row.profile.equals(whose)) {
            compare();
            whose = row.profile;
        }
        try {
            var facts = codec.stored(row.text, OrderFacts.class);
            if (facts.counts()) {
                sums.merge(facts.currencyCode(), new Sum(1, facts.spent()), Sum::plus);
            }
        } catch (RuntimeException e) {
            unreadable = true;
            tell("The order " + row.id + " cannot be read.");
        }
    }

    private void compare() {
        if (whose != null && !unreadable && !fits(PurchaseTable.of(handle, whose))) {
            tell("The sums of the profile " + whose.value() + " are not those of its orders.");
        }
        sums.clear();
        unreadable = false;
    }

    private boolean fits(List<Purchases> stored) {
        var left = new ArrayList<>(sums.keySet());
        for (var one : stored) {
            var sum = sums.get(one.currency());
            if (sum == null || sum.orders != one.orders() || sum.spent.compareTo(one.spent()) != 0) {
                return false;
            }
            left.remove(one.currency());
        }
        return left.isEmpty();
    }

    private void tell(String problem) {
        told++;
        if (told <= MOST_TOLD) {
            problems.add(problem);
        }
    }
}
